import type { Db } from '#app/platform/database.server.ts'
import { forgetCopiedWords } from '../repository.server.ts'

const BATCH = 1000
const MAX_BATCHES = 200

/** Takes the copies of others' words out of old notices, in small steps: nobody's inbox waits for it. */
export async function forgetCopies(db: Db, _at: Date, batch = BATCH): Promise<void> {
  for (let done = 0; done < MAX_BATCHES; done++) if ((await forgetCopiedWords(db, batch)) < batch) return
}
