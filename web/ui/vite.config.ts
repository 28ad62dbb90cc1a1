import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// COUNTERWEIGHT=http://127.0.0.1:8080 npm run dev: the page from here with hot reload, the data from a running server.
const server = process.env.COUNTERWEIGHT ?? 'http://127.0.0.1:8080';

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  // Tests mount components in happy-dom: they need Svelte's browser build.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  build: {
    target: 'es2022',
    // The styles use light-dark() and container queries as they are.
    cssTarget: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // The content security policy allows neither inline scripts nor data: URLs in scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': { target: server, ws: true, changeOrigin: false } } },
  // The tests leave nothing behind but what they set up themselves, so they share one environment: it is slow to make.
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], isolate: false, fileParallelism: false },
}));
