import type { EventPage } from '../view.ts'
import { eventAsData } from './event-as-data.ts'

export type StructuredEventProps = { event: EventPage; origin: string }

/** The event as schema.org tells it, for search engines. */
export function StructuredEvent({ event, origin }: StructuredEventProps) {
  return (
    <script
      type="application/ld+json"
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: JSON.stringify(eventAsData(event, origin)).replaceAll('<', '\\u003c') }}
    />
  )
}
