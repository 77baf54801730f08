// A sealed document, as any reader of PDF signatures sees it.
import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';

export function checkSeal(path: string) {
  const said = execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' });
  expect(said.match(/^Signature #/gm)).toHaveLength(1);
  expect(said).toContain('Signature is Valid');
  expect(said).toContain('Total document signed');
}

export function textOf(path: string): string {
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
}
