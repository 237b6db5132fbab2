/** What no HTTP client would send. Each is to be refused or answered like the page it asks for, never with a 5xx. */
export function strangeBytes(host: string): { name: string; bytes: string | Buffer }[] {
  const line = (first: string, ...headers: string[]) => `${[first, ...headers].join('\r\n')}\r\n\r\n`
  const at = `Host: ${host}`
  const close = 'Connection: close'
  return [
    { name: 'absolute address of another host', bytes: line('GET http://other.example/groups HTTP/1.1', at, close) },
    { name: 'absolute address with a user', bytes: line('GET http://a:b@other.example/ HTTP/1.1', at, close) },
    { name: 'asterisk', bytes: line('GET * HTTP/1.1', at, close) },
    { name: 'asterisk of OPTIONS', bytes: line('OPTIONS * HTTP/1.1', at, close) },
    { name: 'TRACE', bytes: line('TRACE / HTTP/1.1', at, close) },
    { name: 'CONNECT', bytes: line('CONNECT example.org:443 HTTP/1.1', at, close) },
    { name: 'an unknown method', bytes: line('FROB / HTTP/1.1', at, close) },
    { name: 'PUT', bytes: line('PUT /groups HTTP/1.1', at, close, 'Content-Length: 0') },
    { name: 'PROPFIND', bytes: line('PROPFIND / HTTP/1.1', at, close) },
    { name: 'no host', bytes: line('GET / HTTP/1.1', close) },
    { name: 'a host of nonsense', bytes: line('GET / HTTP/1.1', 'Host: a b@:99999/..', close) },
    { name: 'HTTP/1.0', bytes: line('GET /groups HTTP/1.0') },
    { name: 'no slash', bytes: line('GET groups HTTP/1.1', at, close) },
    { name: 'two slashes', bytes: line('GET //groups HTTP/1.1', at, close) },
    { name: 'two slashes and a host', bytes: line('GET //other.example/groups HTTP/1.1', at, close) },
    { name: 'backslashes', bytes: line('GET /\\\\groups HTTP/1.1', at, close) },
    { name: 'bytes in the path', bytes: Buffer.from(line('GET /groups/\xff\xfe\xe4 HTTP/1.1', at, close), 'latin1') },
    { name: 'broken percents in the path', bytes: line('GET /groups/%zz%%% HTTP/1.1', at, close) },
    { name: 'a question mark alone', bytes: line('GET ? HTTP/1.1', at, close) },
    {
      name: 'cookies of nonsense',
      bytes: line('GET / HTTP/1.1', at, close, 'Cookie: guildhall_session; =; a=%ff; ;;; =x; __proto__=1'),
    },
    { name: '500 cookies', bytes: line('GET / HTTP/1.1', at, close, `Cookie: ${'guildhall_session=a; '.repeat(500)}`) },
    {
      name: 'an origin of nonsense',
      bytes: line('POST /login HTTP/1.1', at, close, 'Origin: http://[', 'Content-Length: 0'),
    },
    { name: 'ranges', bytes: line('GET / HTTP/1.1', at, close, `Range: bytes=${'0-,'.repeat(2000)}0-`) },
    { name: 'languages', bytes: line('GET / HTTP/1.1', at, close, `Accept-Language: ${'a-b;q=0.1,'.repeat(1000)}x`) },
    { name: 'encodings', bytes: line('GET / HTTP/1.1', at, close, `Accept-Encoding: ${'gzip;q=9,'.repeat(1000)}x`) },
    {
      name: 'dates',
      bytes: line(
        'GET /groups HTTP/1.1',
        at,
        close,
        'If-Modified-Since: Tue, 31 Feb 99999 25:61:61 GMT',
        'If-None-Match: W/"',
      ),
    },
    {
      name: 'where it comes from',
      bytes: line('GET / HTTP/1.1', at, close, 'X-Forwarded-For: , ,%ff, a.b, ::::', 'Forwarded: for=;;="'),
    },
  ]
}
