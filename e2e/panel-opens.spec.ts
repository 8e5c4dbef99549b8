import { expect, test } from './test.ts';

test('the panel opens in DevTools and shows what to do first', async ({ devtools, site }) => {
  await devtools.open(site.url);
  await devtools.panel.waitForSelector('[data-testid="first-run"]');
  expect(await devtools.panel.count('[data-testid="panel"]')).toBe(1);
});
