// SPDX-License-Identifier: Apache-2.0
// Fails a build whose first load (the entry and everything it imports statically) is over its budget.
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

export function firstLoad(budgetKb: number): Plugin {
  return {
    name: 'first-load',
    generateBundle(_, bundle) {
      const seen = new Set<string>();
      const take = (name: string) => {
        const chunk = bundle[name];
        if (chunk?.type !== 'chunk' || seen.has(name)) return;
        seen.add(name);
        chunk.imports.forEach(take);
      };
      for (const c of Object.values(bundle)) if (c.type === 'chunk' && c.isEntry) take(c.fileName);
      let bytes = 0;
      for (const name of seen) {
        const chunk = bundle[name];
        if (chunk?.type === 'chunk') bytes += gzipSync(chunk.code, { level: 9 }).length;
      }
      const kb = bytes / 1024;
      this.info(`first load ${kb.toFixed(1)} kB of ${budgetKb} kB gzip in ${seen.size} files`);
      if (kb > budgetKb)
        this.error(`first load is ${kb.toFixed(1)} kB gzip, budget ${budgetKb} kB`);
    },
  };
}
