import { defineConfig } from 'vite'

/** The web process itself and the threads it works in, built so that they run without the compiler in memory; packages stay where they are. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'build/host',
    target: 'es2022',
    minify: false,
    rollupOptions: {
      external: ['vite'],
      input: {
        server: 'server.ts',
        'reading-thread': 'app/modules/calendar-import/reading-thread.server.ts',
        'markdown-thread': 'app/platform/markdown/thread.server.ts',
      },
    },
  },
})
