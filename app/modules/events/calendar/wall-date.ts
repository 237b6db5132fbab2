/**
 * A wall time in the shape of a `Date`, as the calendar writer reads one: it asks for years, months and hours, and is
 * told those on the wall, whatever the zone of this process.
 */
export class WallDate extends Date {
  readonly internal = new Date(0)
  private readonly parts: readonly number[]

  constructor(wall: string) {
    super(`${wall}:00Z`)
    this.parts = wall.split(/[-T:]/).map(Number)
  }

  withTimeZone(): this {
    return this
  }

  tzComponents(): [string, string, string] {
    return ['', '', '']
  }

  override getFullYear(): number {
    return this.parts[0]!
  }
  override getMonth(): number {
    return this.parts[1]! - 1
  }
  override getDate(): number {
    return this.parts[2]!
  }
  override getHours(): number {
    return this.parts[3]!
  }
  override getMinutes(): number {
    return this.parts[4]!
  }
  override getSeconds(): number {
    return 0
  }
}
