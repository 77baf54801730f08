// The lint rules of the web app. The layers point one way:
//   ui, api  <-  steps  <-  parts  <-  features  <-  app;   client  ->  ui, api
// `app/paths.ts` is the one file of `app` that the others may read: every path stands in it once.
import js from '@eslint/js';
import globals from 'globals';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const layers = ['ui', 'api', 'steps', 'parts', 'features', 'app', 'client'];

const mayImport = {
  ui: [],
  api: [],
  steps: ['ui', 'api'],
  parts: ['ui', 'api', 'steps'],
  features: ['ui', 'api', 'steps', 'parts'],
  client: ['ui', 'api'],
};

const icons = {
  group: ['@tabler/icons-react', '@tabler/icons-react/*'],
  message: 'Icons come from ui/icons.ts, which imports each one by its own path.',
};

// `../api/types`, `../../app/paths`: a path that climbs out of its layer into another one.
const forbidden = (layer) =>
  layers
    .filter((other) => other !== layer && !mayImport[layer].includes(other))
    .map((other) => {
      const readsPaths = other === 'app' && ['steps', 'parts', 'features'].includes(layer);
      return String.raw`^(\.\./)+${other}/${readsPaths ? '(?!paths$)' : ''}`;
    })
    .join('|');

const boundary = (layer) => ({
  files: [`src/${layer}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          icons,
          {
            regex: forbidden(layer),
            message: `src/${layer} cannot import this layer (see the top of eslint.config.js).`,
          },
          ...(layer === 'features'
            ? [
                {
                  regex: String.raw`^(\.\./)(?!\.\./)`,
                  message: 'A feature does not import another feature; share through parts.',
                },
              ]
            : []),
          ...(layer === 'client'
            ? [{ group: ['@mantine/*'], message: 'Client pages carry no component kit.' }]
            : []),
        ],
      },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/api/generated'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  reactHooks.configs.flat.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': ['error', { patterns: [icons] }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  ...Object.keys(mayImport).map(boundary),
  { files: ['src/ui/icons.ts', 'src/ui/tabler.d.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['tools/**', '*.config.{js,ts}'],
    languageOptions: { globals: { ...globals.node } },
    rules: { 'no-console': 'off' },
  },
);
