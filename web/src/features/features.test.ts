import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const here = import.meta.dirname;
const sheets = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.module.css'),
);

describe.each(sheets)('%s', (file) => {
  const text = readFileSync(join(here, file), 'utf8').replaceAll(/@media[^{]*/g, '');

  it('holds no raw colour, size or layer: those are tokens', () => {
    expect(text.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\b\d+(\.\d+)?(px|rem|em)\b/gi)).toBeNull();
    expect(text.match(/z-index:\s*-?\d/g)).toBeNull();
  });
});
