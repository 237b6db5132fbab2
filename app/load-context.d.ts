import '@remix-run/node'

declare module '@remix-run/node' {
  interface AppLoadContext {
    /** Allows the page's own inline scripts under the Content-Security-Policy; new for each request. */
    cspNonce: string
    requestId: string
  }
}
