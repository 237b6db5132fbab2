import { erasing, type Forgetting } from '#app/platform/forgetting.server.ts'

/** What search holds of somebody who left. */
export const forgettingSearcher: Forgetting[] = [erasing('saved_searches', 'member_id')]
