/** How long to wait, as people say it. @param seconds a positive number of seconds */
export function inMinutes(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return minutes <= 1 ? 'a minute' : `${minutes} minutes`
}
