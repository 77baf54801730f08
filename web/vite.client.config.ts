import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { preloadFonts } from './tools/preload-fonts';

const server = process.env.STEPWELL_SERVER ?? 'http://127.0.0.1:8080';

// The client pages: the same React source, built on Preact, into the dist of the staff app. Without
// these four lines they run on React.
export default defineConfig({
  base: '/',
  publicDir: false,
  plugins: [react(), preloadFonts()],
  resolve: {
    alias: {
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react-dom/client': 'preact/compat/client',
      'react-dom': 'preact/compat',
      react: 'preact/compat',
    },
  },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    manifest: 'manifest-client.json',
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: 'client.html' },
  },
  server: {
    port: 5174,
    proxy: { '/api': server },
  },
});
