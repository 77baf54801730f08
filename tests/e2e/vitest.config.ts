import { defineConfig } from 'vitest/config';

// Browser journeys against the real program. Each test has a server and data of its own; a machine
// with few cores runs them one after another.
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    globalSetup: ['harness/setup.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
    reporters: ['verbose'],
  },
});
