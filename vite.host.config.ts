import { defineConfig } from 'vite'

/** The web process itself, built so that it runs without the compiler in its memory; packages stay where they are. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'build/host',
    target: 'es2022',
    minify: false,
    rollupOptions: {
      external: ['vite'],
      input: { server: 'server.ts', 'markdown-thread': 'app/platform/markdown/thread.server.ts' },
    },
  },
})
