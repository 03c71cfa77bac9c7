// SPDX-License-Identifier: Apache-2.0
// The instance under test, as t/private keeps it: addresses from its etc/ folder, or from the environment.
import { readFileSync } from 'node:fs';

function pairs(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return Object.fromEntries(lines.filter((l) => l.includes('=')).map((l) => l.split(/=(.*)/s, 2)));
}

function find() {
  const e = process.env;
  if (e.SITE_URL) {
    const or = (name: string, port: number) => e[name] ?? `http://localhost:${port}`;
    return {
      traveler: e.SITE_URL,
      admin: or('ADMIN_URL', 3000),
      api: or('API_URL', 5001),
      inbox: or('MAIL_URL', 5003),
      provider: or('KAYAK_PSP_PUBLIC_URL', 5002),
      mysql: e.KAYAK_MYSQL_URL ?? '',
    };
  }
  if (!e.KAYAK_TEST_DIR) throw new Error('KAYAK_TEST_DIR is not set: run ./kayak test');
  const conf = pairs(`${e.KAYAK_TEST_DIR}/etc/kayak.conf`);
  const ports = pairs(`${e.KAYAK_TEST_DIR}/etc/ports`);
  return {
    traveler: conf.KAYAK_TRAVELER_URL ?? '',
    admin: conf.KAYAK_ADMIN_URL ?? '',
    api: conf.KAYAK_API_URL ?? '',
    inbox: `http://127.0.0.1:${ports.inbox}`,
    provider: conf.KAYAK_PSP_PUBLIC_URL ?? '',
    mysql: conf.KAYAK_MYSQL_URL ?? '',
  };
}

export const instance = find();
