// Writes src/api/generated/api.ts from openapi.json, which the server generates from its types.
// `--check` writes nothing and fails when the file is not current.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../openapi.json', import.meta.url);
const target = new URL('../src/api/generated/api.ts', import.meta.url);
const base = '/api/v1';

const document = JSON.parse(await readFile(source, 'utf8'));
document.paths = Object.fromEntries(
  Object.entries(document.paths).map(([path, item]) => [
    path.startsWith(`${base}/`) ? path.slice(base.length) : path,
    item,
  ]),
);

const header = '// Generated from openapi.json by `npm run generate`. Never edited by hand.\n\n';
const text =
  header +
  astToString(
    await openapiTS(document, {
      alphabetize: true,
      defaultNonNullable: false,
      emptyObjectsUnknown: true,
    }),
  );

if (process.argv.includes('--check')) {
  const current = await readFile(target, 'utf8').catch(() => '');
  if (current !== text) {
    console.error('src/api/generated/api.ts is not current: run `npm run generate`.');
    process.exit(1);
  }
} else {
  await writeFile(target, text);
}
