/** What people read where somebody's leaving ended something. */
export const GONE = 'They have left the hall.'
