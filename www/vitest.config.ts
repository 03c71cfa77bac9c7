// SPDX-License-Identifier: Apache-2.0
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'jsdom',
    include: ['{common,traveler,admin}/{src,scripts}/**/*.test.{ts,tsx,mjs}'],
    setupFiles: ['./vitest.setup.ts'],
    css: false,
    env: { TZ: 'UTC' },
    coverage: { provider: 'v8', include: ['{common,traveler,admin}/src/**/*.{ts,tsx}'] },
  },
});
