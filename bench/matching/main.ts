import { parseArgs } from 'node:util'
import { assignmentRows } from './assignment.ts'
import { hasDevelopmentData } from './development-data.ts'
import { qualityRows } from './ranking-quality.ts'
import { speedRows } from './ranking-speed.ts'
import { type Row, table } from './table.ts'

const HELP = `npm run bench:matching
Measures the matching engine: ranking quality on the labels of ../shared/data (where that is), ranking speed with 100,000
and 1,000,000 mentors, assignment and teams. Prints a table beside the bars; exit status 1 when one is missed.`

if (parseArgs({ options: { help: { type: 'boolean', default: false } } }).values.help) {
  console.log(HELP)
  process.exit(0)
}

if (!hasDevelopmentData) process.stderr.write('Without ../shared/data the rows about quality are left out.\n')
const speed = speedRows()
const rows: Row[] = [...(hasDevelopmentData ? qualityRows() : []), ...speed, ...(await assignmentRows())]

process.stdout.write(table(rows) + '\n')
process.exitCode = rows.every(({ met }) => met) ? 0 : 1
