import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { preloadFonts } from './tools/preload-fonts';

const server = process.env.STEPWELL_SERVER ?? 'http://127.0.0.1:8080';

// The staff app. `__CSP_NONCE__` is a placeholder: the server puts a fresh nonce in its place each
// time it serves index.html.
export default defineConfig({
  base: '/',
  plugins: [react(), preloadFonts()],
  html: { cspNonce: '__CSP_NONCE__' },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    manifest: 'manifest-staff.json',
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    port: 5173,
    proxy: { '/api': server, '/healthz': server },
  },
});
