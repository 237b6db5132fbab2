/** The one door of time: commands receive the moment in their context and never ask for it again. */
export function now(): Date {
  return new Date()
}
