/** A line of an input file that cannot be used: names the file, the line (1-based) and the field. The command ends with status 2. */
export class InputProblem extends Error {
  readonly file: string
  readonly line: number | undefined
  readonly field: string | undefined

  constructor(file: string, line: number | undefined, field: string | undefined, problem: string) {
    super(
      [line === undefined ? file : `${file}:${line}`, field, problem].filter((part) => part !== undefined).join(': '),
    )
    this.name = 'InputProblem'
    this.file = file
    this.line = line
    this.field = field
  }
}

/** A command line that cannot be understood: an unknown option, a missing value. Status 2 as well. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem'
}
