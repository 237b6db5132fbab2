import { assignmentRows } from './assignment.ts'
import { hasDevelopmentData } from './development-data.ts'
import { qualityRows } from './ranking-quality.ts'
import { speedRows } from './ranking-speed.ts'
import { type Row, table } from './table.ts'

if (!hasDevelopmentData) process.stderr.write('Without ../shared/data the rows about quality are left out.\n')
const speed = speedRows()
const rows: Row[] = [...(hasDevelopmentData ? qualityRows() : []), ...speed, ...(await assignmentRows())]

process.stdout.write(table(rows) + '\n')
process.exitCode = rows.every(({ met }) => met) ? 0 : 1
