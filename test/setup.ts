import type { TestProject } from 'vitest/node'
import { openTestCluster } from './template.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string
    template: string
  }
}

/** One PostgreSQL for the run, and a migrated template database that each test file clones. */
export default async function setup({ provide }: TestProject) {
  const { adminUrl, template, stop } = await openTestCluster()
  provide('adminUrl', adminUrl)
  provide('template', template)
  return stop
}
