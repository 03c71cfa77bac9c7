// SPDX-License-Identifier: Apache-2.0
// A whole booking without a pointer, on the narrowest screen as well.
import { expect, test, type Page } from '@playwright/test';
import { cards, confirmed } from './booking.ts';
import { signUp } from './people.ts';

/** Tabs on until the focused element has this role and name. */
async function tabTo(page: Page, name: RegExp, most = 120): Promise<void> {
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e) return '';
      const labels = (e as HTMLInputElement).labels;
      return [
        e.getAttribute('aria-label'),
        labels?.[0]?.textContent,
        e.textContent,
        e.getAttribute('title'),
      ].join(' ');
    });
    if (name.test(at)) return;
  }
  throw new Error(`no way to ${String(name)} by Tab`);
}

for (const width of [1440, 320]) {
  test(`book by keyboard alone at ${width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 800 });
    await signUp(page);
    await page.goto('/');
    await tabTo(page, /One way/);
    await page.keyboard.press('Enter');
    await tabTo(page, /From/);
    await page.keyboard.type('SFO');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Enter');
    await tabTo(page, /To/);
    await page.keyboard.type('JFK');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Enter');
    await tabTo(page, /Search flights/);
    await page.keyboard.press('Enter');
    await expect(page.locator('.fcard').first()).toBeVisible();
    await tabTo(page, /^ *Choose/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Check and pay' })).toBeVisible();
    await expect(page.getByLabel('Date of birth').first()).toBeVisible();
    await tabTo(page, /Date of birth/);
    await page.keyboard.type('04181991');
    const frame = page.frameLocator('iframe[title="Card form of the payment provider"]');
    await expect(frame.locator('[name=number]')).toBeVisible();
    for (let n = 0; n < 20; n++) {
      await page.keyboard.press('Tab');
      if (await frame.locator('[name=number]').evaluate((e) => e === document.activeElement)) break;
    }
    await page.keyboard.type(cards.good.replace(/ /g, ''));
    for (const text of ['1231', '123', 'Ada Lovelace', '95192']) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
    await confirmed(page);
  });
}
