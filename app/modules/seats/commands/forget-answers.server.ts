import { Prisma } from '#app/platform/database.server.ts'
import { emptying, type Forgetting, type Leaver } from '#app/platform/forgetting.server.ts'

/** What holders answered when they took their seats goes with them; the seats stay counted. `whose` is over `claims`. */
export function forgettingAnswers(whose: (leaver: Leaver) => Prisma.Sql): Forgetting {
  const answered = (leaver: Leaver) => Prisma.sql`answers <> '{}' and ${whose(leaver)}`
  return emptying('claims', Prisma.sql`answers = '{}'`, answered)
}
