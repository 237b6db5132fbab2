import figtree from '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2?url'
import fraunces from '@fontsource-variable/fraunces/files/fraunces-latin-soft-normal.woff2?url'

/** URLs of the two latin faces, for `<link rel="preload" as="font" type="font/woff2" crossorigin="anonymous">`. */
export const preloadedFonts: readonly string[] = [figtree, fraunces]
