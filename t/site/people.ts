// SPDX-License-Identifier: Apache-2.0
// A traveler of a test's own, and the days that tests search.
import { expect, type Page } from '@playwright/test';

export const password = 'a quiet lake at dawn';

export interface Person {
  first: string;
  last: string;
  email: string;
}

let made = 0;

export function person(): Person {
  const n = `${Date.now().toString(36)}${process.pid}x${++made}`;
  return { first: 'Ada', last: 'Lovelace', email: `site-${n}@example.org` };
}

/** The date some days from now, in UTC. */
export function inDays(n: number): string {
  return new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
}

/** Signs up through the page, as anybody would. */
export async function signUp(page: Page, p = person()): Promise<Person> {
  await page.goto('/sign-up');
  await page.getByLabel('First name').fill(p.first);
  await page.getByLabel('Last name').fill(p.last);
  await page.getByLabel('E-mail').fill(p.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('button', { name: `Account of ${p.first} ${p.last}` })).toBeVisible();
  return p;
}
