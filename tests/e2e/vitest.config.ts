import { defineConfig } from 'vitest/config';

// Browser journeys against the real program. Each test has a server and data of its own, and they
// share a browser. Two files at a time: while one waits, the other works.
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    globalSetup: ['harness/setup.ts'],
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 120_000,
    reporters: ['verbose'],
  },
});
