export const importParts = ['people', 'wishes', 'rules'] as const
export type ImportPart = (typeof importParts)[number]

/** The columns of each kind of file; those in `optional` may be missing, any others are passed over. */
export const columns: Record<ImportPart, { needed: string[]; optional: string[] }> = {
  people: { needed: ['handle', 'role'], optional: ['capacity', 'open'] },
  wishes: { needed: ['handle', 'role', 'rank', 'wish'], optional: [] },
  rules: { needed: ['mentee', 'mentor', 'rule'], optional: [] },
}
