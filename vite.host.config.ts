import { defineConfig } from 'vite'

/** The web process itself, built so that it runs without the compiler in its memory; packages stay where they are. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'server.ts',
    outDir: 'build/host',
    target: 'es2022',
    minify: false,
    rollupOptions: { external: ['vite'] },
  },
})
