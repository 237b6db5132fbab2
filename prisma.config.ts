process.env.DATABASE_URL ||= 'postgresql://postgres@127.0.0.1:5432/guildhall'

import { defineConfig } from 'prisma/config'
import { MigrationAdapter } from './app/platform/internals/migration-adapter.server.ts'

export default defineConfig({
  engine: 'js',
  experimental: { adapter: true },
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  adapter: async () => new MigrationAdapter(process.env.DATABASE_URL!),
})
