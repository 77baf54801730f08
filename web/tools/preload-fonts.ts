import type { Plugin } from 'vite';

// Puts a preload link into the page for the Latin cut of each typeface, so that text is set in its
// own type at the first paint and nothing moves afterwards.
export function preloadFonts(): Plugin {
  return {
    name: 'stepwell-preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        return Object.keys(bundle ?? {})
          .filter((file) => /-latin-wght-normal[^/]*\.woff2$/.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: {
              rel: 'preload',
              as: 'font',
              type: 'font/woff2',
              href: `/${file}`,
              crossorigin: true,
            },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}
