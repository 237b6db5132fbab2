import { Button } from '#app/components/button.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { paths } from '#app/paths.ts'
import { DEMO_PASSWORD, demoSignIns } from '../domain/demo.ts'

/** One button for each person of the demo community whom a stranger may be for a while. */
export function DemoSignIns({ to }: { to: string }) {
  return (
    <Section title="Look around as somebody">
      <p className="small muted">This hall runs with a demo community. Everything you do here is real to it.</p>
      <ul className="stacked mt-4">
        {demoSignIns.map(({ role, email, who }) => (
          <li key={role}>
            <PostForm action={paths.login()} className="between">
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="password" value={DEMO_PASSWORD} />
              <input type="hidden" name="to" value={to} />
              <span>{who}</span>
              <Button size="small">Enter as {role}</Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </Section>
  )
}
