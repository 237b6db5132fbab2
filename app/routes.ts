import { remixRoutesOptionAdapter } from '@remix-run/routes-option-adapter'
import { routeMap } from '../remix.config.js'

export default remixRoutesOptionAdapter(routeMap)
