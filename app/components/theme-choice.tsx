import { Form } from '@remix-run/react'
import { Monitor, Moon, Sun } from './icons.tsx'

export type Theme = 'light' | 'dark' | 'system'

export type ThemeChoiceProps = { action: string; value: Theme; /** Sent along as `returnTo`. */ returnTo?: string }

const themes = [
  { value: 'light', label: 'Light', Icon: Sun },
  { value: 'dark', label: 'Dark', Icon: Moon },
  { value: 'system', label: 'As my device', Icon: Monitor },
] as const

/** Day, night, or whatever the device says. Posts `theme`. */
export function ThemeChoice({ action, value, returnTo }: ThemeChoiceProps) {
  return (
    <Form method="post" action={action} preventScrollReset>
      {returnTo ? <input type="hidden" name="returnTo" value={returnTo} /> : null}
      <div className="theme-choice" role="group" aria-label="Theme">
        {themes.map(({ value: theme, label, Icon }) => (
          <button key={theme} type="submit" name="theme" value={theme} aria-pressed={theme === value}>
            <Icon className="icon s" aria-hidden="true" />
            {label}
          </button>
        ))}
      </div>
    </Form>
  )
}
