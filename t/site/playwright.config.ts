// SPDX-License-Identifier: Apache-2.0
// The sites in Debian's Chromium, against the instance that ./kayak test made (KAYAK_TEST_DIR).
import { defineConfig } from '@playwright/test';
import { instance } from './instance.ts';

const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  testMatch: process.env.KAYAK_SHOTS ? 'shots.ts' : '*.spec.ts',
  outputDir: '../../var/test-results/site',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  reporter: 'line',
  use: {
    baseURL: instance.traveler,
    timezoneId: 'America/Los_Angeles',
    locale: 'en-US',
    viewport: { width: 1440, height: 1000 },
    reducedMotion: 'reduce',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--disable-quic', ...(root ? ['--no-sandbox'] : [])],
    },
  },
});
