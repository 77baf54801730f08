// Lints the OpenAPI document that the program prints. Usage: lint.mjs PROGRAM
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { execFileSync } from 'node:child_process';

const [program] = process.argv.slice(2);
const source = execFileSync(program, ['openapi'], { encoding: 'utf8', maxBuffer: 1 << 26 });
const config = await createConfig({ extends: ['recommended'] });
const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
for (const { severity, ruleId, message, location } of problems) {
  console.log(`${severity} ${ruleId}: ${message} ${location[0]?.pointer ?? ''}`);
}
console.log(`${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
