// SPDX-License-Identifier: Apache-2.0
// The main job: from signing up to a confirmed trip, with a card that the bank wants to be asked about.
import { expect, test } from '@playwright/test';
import { cards, chooseFirst, confirmed, fillCard, fillTravelers, pay } from './booking.ts';
import { signUp } from './people.ts';
import { mailsTo, one, rows } from './store.ts';

const items = (email: string) =>
  rows(`SELECT i.inv_id, i.qty, b.state, HEX(b.id) AS booking FROM booking_items i
        JOIN bookings b ON b.id = i.booking_id JOIN users u ON u.id = b.user_id
        WHERE u.email = '${email}'`);

test('sign up, search SFO to JFK, book, approve at the bank, find it confirmed', async ({
  page,
}) => {
  const me = await signUp(page);

  await page.goto('/');
  await page.getByRole('button', { name: 'One way' }).click();
  await page.getByRole('combobox', { name: 'From' }).fill('san fran');
  await page.getByRole('option', { name: /SFO/ }).first().click();
  await page.getByRole('combobox', { name: 'To' }).fill('jfk');
  await page.getByRole('option', { name: /JFK/ }).first().click();
  await page.getByRole('button', { name: 'Search flights' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('San Francisco to New York');

  const total = await page.locator('.fcard .price').first().textContent();
  await chooseFirst(page);
  await expect(page.locator('.csum .price')).toHaveText(total ?? '');
  await fillTravelers(page);
  await fillCard(page, cards.secure);
  await pay(page);

  // the bank's page
  await expect(page).toHaveURL(/3ds|authenticate|secure/, { timeout: 30_000 });
  await page
    .getByRole('button', { name: /approve|pay|complete/i })
    .first()
    .click();

  await expect(page).toHaveURL(/\/trips\/[0-9a-f]{32}/);
  await confirmed(page);
  await expect(page.getByText(/Visa ending 3184/).first()).toBeVisible();

  await page.goto('/trips');
  await expect(page.getByText('Confirmed').first()).toBeVisible();

  const sold = items(me.email);
  expect(sold.length).toBeGreaterThan(0);
  for (const s of sold) {
    const stock = one(`SELECT capacity, left_ FROM inventory WHERE id = ${s.inv_id}`);
    const held = one(`SELECT -SUM(delta) AS n FROM inventory_ledger WHERE inv_id = ${s.inv_id}`);
    expect(Number(stock.capacity) - Number(stock.left_)).toBe(Number(held.n));
    const mine = one(
      `SELECT SUM(delta) AS n FROM inventory_ledger WHERE inv_id = ${s.inv_id} AND booking_id = UNHEX('${s.booking}')`,
    );
    expect(Number(mine.n)).toBe(-Number(s.qty));
  }
  const bills = rows(`SELECT state FROM billing WHERE booking_id = UNHEX('${sold[0]?.booking}')`);
  expect(bills.map((b) => b.state)).toEqual(['CAPTURED']);
  expect(await mailsTo(me.email)).not.toHaveLength(0);
});
