/** Builds the pages; in development it stands in front of a running `tirazh serve`. */
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { stylesFirst } from './stylesFirst.ts';

const SERVER = 'http://127.0.0.1:7007';

export default defineConfig({
  base: '/',
  plugins: [preact({ prefreshEnabled: false }), stylesFirst()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // The content security policy allows no inline script: the polyfill for preloading is one.
    modulePreload: { polyfill: false },
    // Every asset as a file of its own: the policy names 'self', and files are cached by their hash.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: 'index.html',
        check: 'check.html',
        host: 'host.html',
        lab: 'lab.html',
        stage: 'stage.html',
        overlay: 'overlay.html',
        office: 'office.html',
        prizes: 'prizes.html',
        raffle: 'raffle.html',
      },
    },
  },
  worker: { format: 'es' },
  server: {
    proxy: { '/api': SERVER, '/live': SERVER, '/socket.io': { target: SERVER, ws: true } },
  },
});
