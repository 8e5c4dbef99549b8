import { formatTag } from '../../shared/request-tag.ts';
import { startShop } from '../demo.ts';
import { startHeaderSite } from '../header-site.ts';
import { ask, pickSlowest, waitForExact } from '../request-steps.ts';
import { addDiscovered, waitForRows, waitForState } from '../steps.ts';
import { test } from '../test.ts';
import { expectAccessible } from './axe.ts';

test('axe finds nothing serious in an explanation', async ({ devtools }) => {
  const shop = await startShop();
  const { page, panel } = devtools;
  try {
    await devtools.open(shop.url);
    await addDiscovered(panel, 'shop');
    await waitForState(panel, 'live');
    await waitForRows(panel, 2);
    await ask(page, 'POST /block?ms=200', 'GET /products');
    await pickSlowest(panel, '/block');
    await waitForExact(panel, 'were work of its own');
    for (const theme of ['light', 'dark'] as const) {
      await devtools.setTheme(theme);
      await panel.waitForSelector(`html[data-theme="${theme}"]`);
      await expectAccessible(panel, `an explanation, ${theme}`);
    }
  } finally {
    await shop.end();
  }
});

test('axe finds nothing serious in the offer of a service', async ({ devtools }) => {
  const site = await startHeaderSite({ '/a': formatTag({ instance: 'a', number: 1, port: 9 }) });
  try {
    await devtools.open(site.url);
    await devtools.panel.waitForSelector('[data-testid="first-run"]');
    await ask(devtools.page, 'GET /a');
    await devtools.panel.waitForSelector('[data-testid="offer"]');
    await expectAccessible(devtools.panel, 'an offer');
  } finally {
    await site.close();
  }
});
