// SPDX-License-Identifier: Apache-2.0
// The steps of a booking that several tests take.
import { expect, type Page } from '@playwright/test';
import { inDays } from './people.ts';

export const cards = {
  good: '4242 4242 4242 4242',
  secure: '4000 0027 6000 3184',
  declined: '4000 0000 0000 9995',
};

/** A one-way flight SFO to JFK, straight to its list. */
export function flightList(days: number): string {
  return `/flights?from=SFO&to=JFK&leave=${inDays(days)}&adults=1`;
}

/** Takes the first offer of the list that is shown. */
export async function chooseFirst(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /^Choose/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Check and pay' })).toBeVisible();
}

export async function fillTravelers(page: Page): Promise<void> {
  const births = page.getByLabel('Date of birth');
  await expect(births.first()).toBeVisible();
  for (const [k, birth] of (await births.all()).entries()) {
    const first = page.getByLabel('First name').nth(k);
    if ((await first.inputValue()) === '') await first.fill('Grace');
    const last = page.getByLabel('Last name').nth(k);
    if ((await last.inputValue()) === '') await last.fill('Hopper');
    await birth.fill('1991-04-18');
  }
}

/** Fills the provider's form, which is a page of another origin. */
export async function fillCard(page: Page, number: string): Promise<void> {
  const form = page.frameLocator('iframe[title="Card form of the payment provider"]');
  await form.locator('[name=number]').fill(number);
  await form.locator('[name=expiry]').fill('12 / 31');
  await form.locator('[name=cvc]').fill('123');
  await form.locator('[name=name]').fill('Ada Lovelace');
  await form.locator('[name=postal]').fill('95192');
}

export async function pay(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Pay \$/ }).click();
}

export async function confirmed(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('is booked', {
    timeout: 30_000,
  });
}
