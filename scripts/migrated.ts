import pg from 'pg'
import { migrateJobs } from '#app/platform/jobs.server.ts'
import { loadVocabulary } from '#app/modules/accounts/vocabulary-repository.server.ts'

/** Whether this database already carries exactly these migrations and this vocabulary. */
export async function isUpToDate(url: string, fingerprint: string): Promise<boolean> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const table = await client.query("select to_regclass('public.installed') as name")
    if (!table.rows[0].name) return false
    const { rows } = await client.query('select fingerprint from installed')
    return rows[0]?.fingerprint === fingerprint
  } finally {
    await client.end()
  }
}

/** Finishes a migration: the queue's tables, the vocabulary, and the note that all of it is done. */
export async function recordFingerprint(url: string, fingerprint: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  try {
    await migrateJobs(pool)
    await loadVocabulary(pool)
    await pool.query('delete from installed')
    await pool.query('insert into installed (fingerprint) values ($1)', [fingerprint])
  } finally {
    await pool.end()
  }
}
