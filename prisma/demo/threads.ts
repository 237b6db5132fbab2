import { interviewersGuild } from './threads/interviewers-guild.ts'
import { kranhausTable } from './threads/kranhaus-table.ts'
import { lowTide } from './threads/low-tide.ts'
import { packetsAndPatience } from './threads/packets-and-patience.ts'
import { paidOnTime } from './threads/paid-on-time.ts'
import { secondDraft } from './threads/second-draft.ts'
import { theNightDesk } from './threads/the-night-desk.ts'
import { theOpenLedger } from './threads/the-open-ledger.ts'
import { theProductBench } from './threads/the-product-bench.ts'
import { wheelsAndTools } from './threads/wheels-and-tools.ts'
import type { DemoThread } from './types.ts'

export const threads: DemoThread[] = [
  ...theNightDesk,
  ...packetsAndPatience,
  ...interviewersGuild,
  ...theProductBench,
  ...secondDraft,
  ...kranhausTable,
  ...wheelsAndTools,
  ...paidOnTime,
  ...lowTide,
  ...theOpenLedger,
]
