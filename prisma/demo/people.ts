import { business } from './people/business.ts'
import { designers } from './people/designers.ts'
import { interviewers } from './people/interviewers.ts'
import { itSupport } from './people/it-support.ts'
import { networks } from './people/networks.ts'
import { wheelsAndTools } from './people/wheels-and-tools.ts'
import { words } from './people/words.ts'
import type { DemoPerson } from './types.ts'

export const people: DemoPerson[] = [
  ...itSupport,
  ...networks,
  ...interviewers,
  ...designers,
  ...words,
  ...wheelsAndTools,
  ...business,
]

/** Skills kept as free entries on purpose: the vocabulary does not know them. */
export const freeEntries: string[] = [
  'Recipe testing',
  'Live captioning',
  'Patent translation',
  'Industrial networking',
]
