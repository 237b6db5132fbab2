import type { IncomingHttpHeaders } from 'node:http'

const SIGNS =
  /^(forwarded|via|x-forwarded(-.+)?|x-real-ip|x-client-ip|x-cluster-client-ip|x-original-(for|host|url|uri)|x-rewrite-url|true-client-ip|cf-.+|fastly-.+|x-envoy-.+|x-amzn?-.+|x-azure-.+|forwarded-for|x-proxy.*|cdn-loop)$/

/** Whether a request came through a proxy, which says so in one header or another. */
export function cameThroughProxy(headers: IncomingHttpHeaders): boolean {
  return Object.keys(headers).some((name) => SIGNS.test(name))
}
