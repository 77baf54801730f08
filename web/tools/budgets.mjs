// Fails when a bundle has outgrown its budget. Sizes are gzip -9, in KB of 1024 bytes.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const budgets = {
  'manifest-staff.json': { entry: 'index.html', js: 230, css: 55, lazy: 160 },
  'manifest-client.json': { entry: 'client.html', js: 30, css: 8, lazy: 30 },
};

const kilobytes = async (file) =>
  gzipSync(await readFile(new URL(file, dist)), { level: 9 }).length / 1024;

// All chunks that a page loads before it can show anything: the entry and its static imports.
function firstLoad(manifest, name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const next of manifest[name]?.imports ?? []) firstLoad(manifest, next, seen);
  return seen;
}

async function sum(files) {
  let total = 0;
  for (const file of new Set(files)) total += await kilobytes(file);
  return total;
}

let failures = 0;
function report(what, size, budget) {
  const over = size > budget;
  if (over) failures += 1;
  console.log(`${over ? 'OVER ' : 'ok   '}${what}: ${size.toFixed(1)} KB of ${budget} KB`);
}

for (const [file, budget] of Object.entries(budgets)) {
  if (!existsSync(new URL(file, dist))) continue;
  const manifest = JSON.parse(await readFile(new URL(file, dist), 'utf8'));
  const first = [...firstLoad(manifest, budget.entry)];
  const entries = first.map((name) => manifest[name]);
  const scripts = entries.map((entry) => entry.file).filter((name) => name.endsWith('.js'));
  report(`${budget.entry} first load, scripts`, await sum(scripts), budget.js);
  report(
    `${budget.entry} first load, styles`,
    await sum(entries.flatMap((entry) => entry.css ?? [])),
    budget.css,
  );
  for (const [name, entry] of Object.entries(manifest)) {
    if (first.includes(name) || !entry.file.endsWith('.js')) continue;
    const size = await kilobytes(entry.file);
    if (size > budget.lazy * 0.5) report(`lazy chunk ${name}`, size, budget.lazy);
  }
}

if (failures > 0) process.exit(1);
