import type { ExportPart } from '#app/modules/accounts/export-part.server.ts'
import { accountExport } from '#app/modules/accounts/queries/export-account.server.ts'
import { sourcesExport } from '#app/modules/calendar-import/queries/export-sources.server.ts'
import { eventsExport } from '#app/modules/events/queries/export-events.server.ts'
import { groupsExport } from '#app/modules/groups/queries/export-groups.server.ts'
import { mentorExport } from '#app/modules/mentors/queries/export-mentor.server.ts'
import { mentorshipsExport } from '#app/modules/mentorships/queries/export-mentorships.server.ts'
import { moderationExport } from '#app/modules/moderation/queries/export-moderation.server.ts'
import { noticesExport } from '#app/modules/notifications/queries/export-notices.server.ts'
import { talksExport } from '#app/modules/office-hours/queries/export-talks.server.ts'
import { programsExport } from '#app/modules/programs/queries/export-programs.server.ts'
import { searchesExport } from '#app/modules/search/queries/export-searches.server.ts'
import { spacesExport } from '#app/modules/spaces/queries/export-spaces.server.ts'
import { threadsExport } from '#app/modules/threads/queries/export-threads.server.ts'

/** The one table of what a member may take along: the part of each module, in the order of the file. */
export const exportParts: ExportPart[] = [
  ...accountExport,
  ...groupsExport,
  ...threadsExport,
  ...eventsExport,
  ...spacesExport,
  ...sourcesExport,
  ...mentorExport,
  ...talksExport,
  ...mentorshipsExport,
  ...programsExport,
  ...searchesExport,
  ...moderationExport,
  ...noticesExport,
]
