import { flatRoutes } from 'remix-flat-routes'

/**
 * How URLs become files: every file under app/routes, folders ending in `+` being URL segments.
 * @type {Parameters<typeof import('@remix-run/routes-option-adapter').remixRoutesOptionAdapter>[0]}
 */
export const routeMap = (defineRoutes) =>
  flatRoutes('routes', defineRoutes, { ignoredRouteFiles: ['**/.*', '**/*.test.*'] })

/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
}
