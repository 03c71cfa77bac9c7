// SPDX-License-Identifier: Apache-2.0
// What both sites' builds share. No asset is inlined: the policy of nginx allows files of our own
// origin only, and data: for pictures drawn in the page.
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { firstLoad } from './vite.budget.ts';

export function site(port: number, budgetKb: number): UserConfig {
  return {
    plugins: [react(), firstLoad(budgetKb)],
    server: { port, proxy: { '/api': process.env.KAYAK_API_URL ?? 'http://localhost:5001' } },
    build: {
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        output: {
          entryFileNames: 'assets/[name]-[hash].js',
          chunkFileNames: 'assets/[name]-[hash].js',
          assetFileNames: 'assets/[name]-[hash][extname]',
        },
      },
    },
  };
}
