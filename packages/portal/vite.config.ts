import { defineConfig } from 'vite'

// The same bytes wherever it is built: names by content, no paths of the machine, no dates, no source maps.
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  resolve: { conditions: ['sluis-source', 'module', 'browser', 'production'] },
  worker: {
    format: 'es',
    rollupOptions: { output: { entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: 'assets/[name]-[hash].js' } },
  },
  build: {
    outDir: 'dist/bundle',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    // One style for every page of the bundle.
    cssCodeSplit: false,
    rollupOptions: { input: 'upload.html' },
  },
})
