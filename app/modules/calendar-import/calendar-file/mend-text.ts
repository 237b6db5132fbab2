const names =
  'BEGIN END VERSION PRODID CALSCALE METHOD NAME DESCRIPTION SUMMARY LOCATION UID DTSTART DTEND DTSTAMP DURATION RRULE RDATE EXDATE EXRULE RECURRENCE-ID SEQUENCE STATUS CLASS CREATED LAST-MODIFIED URL ORGANIZER ATTENDEE CATEGORIES COLOR COMMENT CONTACT ATTACH GEO PRIORITY TRANSP TRIGGER ACTION REPEAT TZID TZNAME TZOFFSETFROM TZOFFSETTO TZURL REFRESH-INTERVAL SOURCE IMAGE CONFERENCE RELATED-TO REQUEST-STATUS RESOURCES ACKNOWLEDGED PERCENT-COMPLETE DUE COMPLETED FREEBUSY'
const known = new Set(names.split(' '))

/**
 * The content lines of a calendar file, unfolded: also of one whose long lines were broken without the blank that marks
 * a fold, that has empty lines, or that begins with a byte order mark. A line that starts no property belongs to the
 * one before it.
 */
export function mendedText(text: string): string {
  const lines: string[] = []
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const last = lines.length - 1
    if (/^[ \t]/.test(line) && last >= 0) lines[last] += line.slice(1)
    else if (startsProperty(line)) lines.push(line)
    else if (line.trim() && last >= 0) lines[last] += isText(lines[last]!) ? `\\n${line}` : line
  }
  return lines.join('\r\n')
}

function startsProperty(line: string): boolean {
  const name = /^([A-Za-z0-9-]+)[;:]/.exec(line)?.[1]?.toUpperCase()
  return name !== undefined && (known.has(name) || name.startsWith('X-'))
}

function isText(line: string): boolean {
  return /^(DESCRIPTION|COMMENT|X-ALT-DESC)[;:]/i.test(line)
}
