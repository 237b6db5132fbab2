import { classNames } from './class-names.ts'
import { cornerOf, emblemDesign } from './emblem-design.ts'

export type EmblemProps = {
  name: string
  src?: string | null
  size?: 's' | 'm' | 'l'
}

const box = { s: [20, 24], m: [40, 48], l: [80, 96] } as const

/** A group's banner: the pattern of its name until it brings its own picture. Silent, because the
 *  name stands beside it. The small size shows a corner of the pattern, so that it stays a pattern. */
export function Emblem({ name, src, size = 'm' }: EmblemProps) {
  const className = classNames('emblem', size !== 'm' && size)
  const [width, height] = box[size]
  if (src) return <img className={className} src={src} alt="" width={width} height={height} loading="lazy" />
  const { ground, layers } = emblemDesign(name)
  return (
    <svg
      className={className}
      viewBox={size === 's' ? '0 0 20 24' : '0 0 40 48'}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <path fill={ground} d="M0 0h40v48H0z" />
      {layers.map(({ fill, path }, index) =>
        path ? <path key={index} fill={fill} d={size === 's' ? cornerOf(path) : path} /> : null,
      )}
    </svg>
  )
}
