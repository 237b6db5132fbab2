/** Mailboxes of these hosts are the same with and without dots. */
const DOTLESS = new Set(['gmail.com', 'googlemail.com'])

/**
 * One spelling for every way of writing the same mailbox: case, Unicode form, a host in its own letters or in punycode,
 * and what stands behind a plus. For comparing alone; letters go to the address as it was written.
 */
export function sameAddress(email: string): string {
  const written = email.normalize('NFKC').trim().toLowerCase()
  const at = written.lastIndexOf('@')
  const host = asciiHost(written.slice(at + 1))
  const [box = ''] = written.slice(0, Math.max(at, 0)).split('+')
  const name = box || written.slice(0, Math.max(at, 0))
  if (DOTLESS.has(host)) return `${name.replaceAll('.', '')}@gmail.com`
  return `${name}@${host}`
}

function asciiHost(host: string): string {
  return URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname.replace(/\.$/, '') : host
}
