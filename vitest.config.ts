import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Process and terminal tests start real programs; a loaded machine with two cores needs the room.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest leaves one core to itself, and needs it for a moment only: on a machine with two cores files would run one after another.
    maxWorkers: '100%',
    environment: 'node',
  },
});
