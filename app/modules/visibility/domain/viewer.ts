/** Whoever looks: a member's id, or null for a visitor. Every visibility question starts with one. */
export type Viewer = { id: string; siteRole?: string } | null
