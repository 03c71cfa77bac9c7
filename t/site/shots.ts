// SPDX-License-Identifier: Apache-2.0
// Not a test: saves every page at 390, 768 and 1440 px in both schemes, to be laid beside the mockups.
//   KAYAK_SHOTS=/tmp/shots KAYAK_TEST_DIR=... npx playwright test -c ../t/site
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
import { pages } from './pages.ts';
import { signUp } from './people.ts';

const out = process.env.KAYAK_SHOTS ?? '.';

for (const scheme of ['light', 'dark'] as const) {
  test(`pictures, ${scheme}`, async ({ page }) => {
    test.setTimeout(600_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const take = async (name: string) => {
      for (const width of [1440, 768, 390]) {
        await page.setViewportSize({ width, height: width < 600 ? 844 : 1000 });
        await page.waitForTimeout(300);
        await page.screenshot({
          path: `${out}/${name}-${width}-${scheme}.png`,
          fullPage: true,
        });
      }
      await page.setViewportSize({ width: 1440, height: 1000 });
    };
    const see = async (mine: boolean) => {
      for (const p of pages.filter((x) => Boolean(x.mine) === mine)) {
        await page.goto(p.path);
        await expect(page.locator(p.ready).first(), p.name).toBeVisible();
        await take(p.name);
      }
    };
    await see(false);
    await signUp(page);
    await page.goto(flightList(45));
    await chooseFirst(page);
    await fillTravelers(page);
    await fillCard(page, cards.good);
    await take('checkout');
    await pay(page);
    await confirmed(page);
    await take('trip');
    await page.getByRole('button', { name: 'Cancel trip' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await take('cancel');
    await see(true);
  });
}
