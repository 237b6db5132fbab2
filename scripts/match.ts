export {}

await import('#tools/match/main.ts')
