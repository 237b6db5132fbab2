const names =
  'BEGIN END VERSION PRODID CALSCALE METHOD NAME DESCRIPTION SUMMARY LOCATION UID DTSTART DTEND DTSTAMP DURATION RRULE RDATE EXDATE EXRULE RECURRENCE-ID SEQUENCE STATUS CLASS CREATED LAST-MODIFIED URL ORGANIZER ATTENDEE CATEGORIES COLOR COMMENT CONTACT ATTACH GEO PRIORITY TRANSP TRIGGER ACTION REPEAT TZID TZNAME TZOFFSETFROM TZOFFSETTO TZURL REFRESH-INTERVAL SOURCE IMAGE CONFERENCE RELATED-TO REQUEST-STATUS RESOURCES ACKNOWLEDGED PERCENT-COMPLETE DUE COMPLETED FREEBUSY'
const known = new Set(names.split(' '))

/** One property of a calendar file; the value is as it was written. */
export type Property = { name: string; parameters: ReadonlyMap<string, string>; value: string }

/**
 * The content lines of a calendar file, unfolded: also of one whose long lines were broken without the blank that marks
 * a fold, that has empty lines, or that begins with a byte order mark. A line that starts no property belongs to the
 * one before it. Goes over the text once, however it is broken.
 */
export function contentLines(text: string): string[] {
  const lines: string[] = []
  let isText = false
  let open: string[] = []
  const close = () => {
    if (open.length > 0) lines.push(open.join(''))
  }
  for (const line of unfolded(text)) {
    if (startsProperty(line)) {
      close()
      open = [line]
      isText = /^(DESCRIPTION|COMMENT|X-ALT-DESC)[;:]/i.test(line)
    } else if (line.trim() && open.length > 0) open.push(isText ? `\\n${line}` : line)
  }
  close()
  return lines
}

/** Name, parameters and value of a content line; parameters may be in quotes, also ill-balanced ones. */
export function propertyOf(line: string): Property {
  const end = endOfHead(line)
  const head = line.slice(0, end)
  const [name, ...parameters] = split(head, ';')
  return {
    name: name!.trim().toUpperCase(),
    parameters: new Map(
      parameters.slice(0, 20).map((parameter) => {
        const at = parameter.indexOf('=')
        return [
          parameter.slice(0, at).toUpperCase(),
          parameter
            .slice(at + 1)
            .replaceAll('"', '')
            .trim(),
        ]
      }),
    ),
    value: line.slice(end + 1),
  }
}

/** A value of text as it was meant: with its line breaks, commas and semicolons. */
export function textValue(value: string): string {
  return value.replace(/\\([nN,;\\])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped))
}

function unfolded(text: string): string[] {
  const lines: string[][] = []
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    if (/^[ \t]/.test(line) && lines.length > 0) lines.at(-1)!.push(line.slice(1))
    else lines.push([line])
  }
  return lines.map((parts) => (parts.length === 1 ? parts[0]! : parts.join('')))
}

function startsProperty(line: string): boolean {
  const name = /^([A-Za-z0-9-]{1,100})[;:]/.exec(line)?.[1]?.toUpperCase()
  return name !== undefined && (known.has(name) || name.startsWith('X-'))
}

/** Where the value of a line begins: at the first colon outside of quotes, or the first one where these do not close. */
function endOfHead(line: string): number {
  let isQuoted = false
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted
    else if (line[at] === ':' && !isQuoted) return at
  }
  const first = line.indexOf(':')
  return first < 0 ? line.length : first
}

function split(text: string, by: string): string[] {
  const parts: string[] = []
  let isQuoted = false
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted
    else if (text[at] === by && !isQuoted) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)]
}
