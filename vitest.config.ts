import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Process and terminal tests start real programs; a loaded machine with two cores needs the room.
    testTimeout: 30_000,
    environment: 'node',
  },
});
