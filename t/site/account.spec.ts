// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test';
import { password, signUp } from './people.ts';
import { one } from './store.ts';

test('all wrong fields are told at once, at their fields', async ({ page }) => {
  await page.goto('/sign-up');
  await page.getByText('Phone and address, optional').click();
  await page.getByLabel('First name').fill('Ada');
  await page.getByLabel('E-mail').fill('nobody');
  await page.getByLabel('Password').fill('short');
  await page.getByLabel('ZIP').fill('1829A');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('4 fields need a change.')).toBeVisible();
  await expect(page.getByLabel('ZIP')).toHaveAttribute('aria-invalid', 'true');
});

test('what the server alone can know is told at its field too', async ({ page, context }) => {
  const me = await signUp(page);
  await context.clearCookies();
  await page.evaluate(() => localStorage.clear());
  await page.goto('/sign-up');
  await page.getByLabel('First name').fill('Ada');
  await page.getByLabel('Last name').fill('Lovelace');
  await page.getByLabel('E-mail').fill(me.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('alert').first()).toContainText(/exists already/);
});

test('a session lives over a reload and ends on every page when signed out', async ({ page }) => {
  const me = await signUp(page);
  await page.reload();
  await page.getByRole('button', { name: `Account of ${me.first} ${me.last}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await page.goto('/trips');
  await expect(page).toHaveURL(/sign-in\?next=%2Ftrips/);
  await page.getByLabel('E-mail').fill(me.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/trips$/);
});

test('every attribute changes, and the account can go', async ({ page }) => {
  const me = await signUp(page);
  await page.goto('/profile');
  await page.getByLabel('Last name').fill('King');
  await page.getByLabel('Street address').fill('1 Main Street');
  await page.getByLabel('City').fill('San Jose');
  await page.getByLabel('State').selectOption('CA');
  await page.getByLabel('ZIP').fill('95192');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status').first()).toContainText('Saved.');
  const row = one(`SELECT last_name, state, zip FROM users WHERE email = '${me.email}'`);
  expect(row).toEqual({ last_name: 'King', state: 'CA', zip: '95192' });

  await page.getByRole('button', { name: 'Delete account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByRole('button', { name: 'Delete account' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
});
