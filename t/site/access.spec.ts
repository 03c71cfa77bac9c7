// SPDX-License-Identifier: Apache-2.0
// WCAG 2.2 A and AA by axe on every page, in both schemes, wide and narrow; nothing scrolls sideways; nothing
// is fetched from anybody but us and the provider; the policy of nginx is never broken.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import {
  cards,
  chooseFirst,
  confirmed,
  fillCard,
  fillTravelers,
  flightList,
  pay,
} from './booking.ts';
import { instance } from './instance.ts';
import { pages } from './pages.ts';
import { signUp } from './people.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const own = new Set([instance.traveler, instance.provider].map((u) => new URL(u).host));

/** Everything that a page did that it must not. */
function watch(page: Page): string[] {
  const bad: string[] = [];
  page.on('request', (r) => {
    const u = new URL(r.url());
    if (u.protocol.startsWith('http') && !own.has(u.host)) bad.push(`asked ${r.url()}`);
  });
  page.on('console', (m) => {
    if (m.text().includes('Content Security Policy')) bad.push(m.text());
  });
  page.on('pageerror', (e) => bad.push(e.message));
  return bad;
}

async function judge(page: Page, what: string): Promise<void> {
  const found = await new AxeBuilder({ page }).withTags(tags).exclude('iframe').analyze();
  expect(
    found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`),
    what,
  ).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1440, 320]) {
    test(`every page is accessible, ${scheme} at ${width}`, async ({ page }) => {
      test.setTimeout(240_000);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      const bad = watch(page);
      for (const p of pages.filter((x) => !x.mine)) {
        await page.goto(p.path);
        await expect(page.locator(p.ready).first(), p.name).toBeVisible();
        await judge(page, `${p.name} ${scheme} ${width}`);
      }
      await signUp(page);
      for (const p of pages.filter((x) => x.mine)) {
        await page.goto(p.path);
        await expect(page.locator(p.ready).first(), p.name).toBeVisible();
        await judge(page, `${p.name} ${scheme} ${width}`);
      }
      await page.goto(flightList(50));
      await chooseFirst(page);
      await fillTravelers(page);
      await judge(page, `checkout ${scheme} ${width}`);
      await fillCard(page, cards.good);
      await pay(page);
      await confirmed(page);
      await judge(page, `trip ${scheme} ${width}`);
      await page.getByRole('button', { name: 'Cancel trip' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await judge(page, `cancel ${scheme} ${width}`);
      expect(bad).toEqual([]);
    });
  }
}

test('offline: what was loaded stays, and the page says so', async ({ page, context }) => {
  await page.goto(flightList(50));
  await expect(page.locator('.fcard').first()).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText('You are offline.').first()).toBeVisible();
  await expect(page.locator('.fcard').first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.locator('.offline-note')).toHaveCount(0);
});

test('the scheme follows the switch and stays', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Dark colors' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
