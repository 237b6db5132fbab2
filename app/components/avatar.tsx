import { classNames } from './class-names.ts'
import { initials, initialsTone } from './initials.ts'

export type AvatarProps = {
  name: string
  src?: string | null
  size?: 's' | 'm' | 'l' | 'xl'
  /** Given when the face stands alone; beside its name it stays silent. */
  label?: string
}

const pixels = { s: 28, m: 40, l: 56, xl: 80 } as const

/** A person's face, or their monogram until they bring one. */
export function Avatar({ name, src, size = 'm', label }: AvatarProps) {
  if (src) {
    const side = pixels[size]
    return (
      <img className={classNames('mono', size)} src={src} alt={label ?? ''} width={side} height={side} loading="lazy" />
    )
  }
  const tone = initialsTone(name)
  return (
    <span
      className={classNames('mono', size !== 'm' && size, tone !== 'plain' && tone)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {initials(name)}
    </span>
  )
}
