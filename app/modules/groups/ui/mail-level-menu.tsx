import { Bell, BellOff, BellRing } from '#app/components/icons.tsx'
import { Button } from '#app/components/button.tsx'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { Menu } from '#app/components/menu.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { paths } from '#app/paths.ts'
import type { MailLevel } from '../domain/group.ts'

const levels = {
  follow: { label: 'Following', icon: BellRing, choice: 'Tell me of every new thread' },
  normal: { label: 'Member', icon: Bell, choice: 'Tell me what concerns me' },
  mute: { label: 'Muted', icon: BellOff, choice: 'Tell me nothing' },
} as const

/** How much a member hears from a group, and the way out of it. */
export function MailLevelMenu({ slug, level }: { slug: string; level: MailLevel }) {
  const { label, icon: Icon } = levels[level]
  return (
    <Menu
      label={`${label}: change, or leave the group`}
      align="start"
      trigger={
        <>
          <Icon className="icon" aria-hidden="true" />
          {label}
        </>
      }
    >
      {Object.entries(levels)
        .filter(([value]) => value !== level)
        .map(([value, { choice }]) => (
          <PostForm key={value} action={paths.membership(slug)} method="put">
            <HiddenFields fields={{ level: value }} />
            <Button look="quiet">{choice}</Button>
          </PostForm>
        ))}
      <PostForm action={paths.membership(slug)} method="delete">
        <Button look="quiet">Leave group</Button>
      </PostForm>
    </Menu>
  )
}
