// SPDX-License-Identifier: Apache-2.0
// What can happen between choosing and confirmed.
import { expect, test } from '@playwright/test';
import {
  cards,
  chooseFirst,
  confirmed,
  fillCard,
  fillTravelers,
  flightList,
  pay,
} from './booking.ts';
import { inDays, signUp } from './people.ts';
import { rows } from './store.ts';

test('a declined card leaves the places held, and another card pays', async ({ page }) => {
  await signUp(page);
  await page.goto(flightList(33));
  await chooseFirst(page);
  await fillTravelers(page);
  await fillCard(page, cards.declined);
  await pay(page);
  await expect(page.getByRole('heading', { name: 'The card was declined' })).toBeVisible({
    timeout: 30_000,
  });
  await fillCard(page, cards.good);
  await pay(page);
  await confirmed(page);
});

test('a price that changed asks, with both prices, and books only at the one agreed to', async ({
  page,
}) => {
  await signUp(page);
  await page.goto(flightList(34));
  await chooseFirst(page);
  await fillTravelers(page);
  await fillCard(page, cards.good);
  const before = await page.locator('.csum .price').textContent();
  rows(`UPDATE inventory i JOIN departures d ON i.kind = 'flight' AND d.id = i.listing
        SET i.price_minor = i.price_minor + 2350, i.price_version = i.price_version + 1
        WHERE d.day = '${inDays(34)}' AND d.flight_id IN (SELECT id FROM flights WHERE from_ = 'SFO' AND to_ = 'JFK')`);
  await pay(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('When you chose it');
  await expect(dialog).toContainText(before ?? '');
  await expect(dialog).toContainText('Nothing has been charged');
  const now = await dialog.locator('.price').nth(1).textContent();
  await dialog.getByRole('button', { name: /^Book at/ }).click();
  await confirmed(page);
  await expect(page.getByRole('complementary').locator('.price').first()).toHaveText(now ?? '');
});

test('a stay and a car are booked together, and canceled with the refund shown first', async ({
  page,
}) => {
  await signUp(page);
  await page.goto(`/stays?city=MIA&in=${inDays(60)}&out=${inDays(62)}&guests=2&refundable=yes`);
  await page.locator('.hrow h3 a').first().click();
  await page
    .getByRole('link', { name: /^Reserve/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Add a car' }).click();
  await page.locator('.hrow h3 a').first().click();
  await page.getByRole('link', { name: 'Reserve this car' }).click();
  await expect(page.locator('.tl0')).toHaveCount(2);
  await fillTravelers(page);
  await fillCard(page, cards.good);
  await pay(page);
  await confirmed(page);

  await page.getByRole('button', { name: 'Cancel trip' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('You get back');
  const refund = await dialog.locator('.qt .price').textContent();
  await dialog.getByRole('button', { name: /^Cancel/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('is canceled');
  await expect(page.getByRole('complementary')).toContainText(refund ?? '', {
    timeout: 30_000,
  });
  await expect(page.getByRole('complementary')).toContainText('sent', {
    timeout: 30_000,
  });
});

test('the list follows its filters, and the address holds them', async ({ page }) => {
  await page.goto(flightList(40));
  const cards = page.locator('.fcard');
  await expect(cards.first()).toBeVisible();
  const first = page.getByRole('group', { name: 'Airlines' }).getByRole('checkbox').first();
  const airline =
    (await page.getByRole('group', { name: 'Airlines' }).locator('label').first().textContent()) ??
    '';
  await first.check();
  await expect(page).toHaveURL(/airlines=/);
  await page.reload();
  await expect(first).toBeChecked();
  const name = /^[A-Za-z ]+[a-z]/.exec(airline.trim())?.[0]?.trim() ?? '';
  for (const title of await cards.locator('h3').allTextContents()) expect(title).toContain(name);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page).not.toHaveURL(/airlines=/);
});
