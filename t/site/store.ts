// SPDX-License-Identifier: Apache-2.0
// What stands behind the pages: rows of MySQL through its own client, mails of the inbox.
import { execFileSync } from 'node:child_process';
import { instance } from './instance.ts';

/** The rows of a statement, as text by column. */
export function rows(sql: string): Record<string, string>[] {
  const url = new URL(instance.mysql.replace('@/', '@localhost/'));
  const socket = url.searchParams.get('socket');
  const where = socket
    ? [`--socket=${socket}`]
    : ['--protocol=tcp', `--host=${url.hostname}`, `--port=${url.port}`];
  const out = execFileSync(
    'mariadb',
    [...where, `--user=${url.username}`, url.pathname.slice(1), '--batch', `--execute=${sql}`],
    {
      encoding: 'utf8',
      env: { ...process.env, MYSQL_PWD: decodeURIComponent(url.password) },
    },
  );
  const [head = '', ...lines] = out.trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((l) => Object.fromEntries(l.split('\t').map((v, k) => [names[k], v])));
}

export function one(sql: string): Record<string, string> {
  return rows(sql)[0] ?? {};
}

interface Mail {
  to: string[];
  subject: string;
}

/** The mails to an address, once there is one. */
export async function mailsTo(address: string, seconds = 20): Promise<Mail[]> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const { mails } = (await (await fetch(`${instance.inbox}/api/mails`)).json()) as {
      mails: Mail[];
    };
    const found = mails.filter((m) => m.to.includes(address));
    if (found.length > 0 || Date.now() > until) return found;
    await new Promise((r) => setTimeout(r, 250));
  }
}
