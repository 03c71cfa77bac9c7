// SPDX-License-Identifier: Apache-2.0
// The admin site: nobody gets in without a code.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { instance } from './instance.ts';

const dir = process.env.KAYAK_TEST_DIR ?? '';
const kayakctl = `${process.env.KAYAK_BUILD ?? '../var/build'}/kayakctl`;
const admin = { email: 'admin@kayak.test', password: 'demo admin 2026 kayak' };

const code = () =>
  execFileSync(kayakctl, ['-c', `${dir}/etc/kayak.conf`, 'totp', admin.email], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).match(/\d{6}/)?.[0] ?? '';

test.use({ baseURL: instance.admin });
test.skip(dir === '', 'the demo code comes from the instance that ./kayak test makes');

test('staff signs in with password and code, and out again', async ({ page }) => {
  await page.goto('/');
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map((v) => v.id)).toEqual([]);

  await page.getByLabel('E-mail').fill(admin.email);
  await page.getByLabel('Password').fill(admin.password);
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('do not belong together');

  await page.getByLabel('Code').fill(code());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Admin' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Admin' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Staff sign-in' })).toBeVisible();
});
