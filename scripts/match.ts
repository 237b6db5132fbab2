export {}

await import('#app/modules/matching/cli/main.ts')
