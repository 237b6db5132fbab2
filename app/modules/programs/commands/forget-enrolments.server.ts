import { erasing, type Forgetting } from '#app/platform/forgetting.server.ts'

/** What programs hold of somebody who left: they take part in none, nobody is tied to them. */
export const forgettingEnrolments: Forgetting[] = [
  erasing('program_enrolments', 'member_id'),
  erasing('program_pair_rules', 'mentee_id'),
  erasing('program_pair_rules', 'mentor_id'),
]
