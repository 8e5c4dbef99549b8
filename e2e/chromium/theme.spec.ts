import { addDiscovered, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

test('the panel follows the theme of DevTools while it is open', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  await services.start({ name: 'themed' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'themed');
  await waitForRows(panel, 3);
  const background = () => panel.evaluate(() => getComputedStyle(document.body).backgroundColor);

  await devtools.setTheme('dark');
  await panel.waitForSelector('html[data-theme="dark"]');
  const dark = await background();
  await waitForRows(panel, 3);

  await devtools.setTheme('light');
  await panel.waitForSelector('html[data-theme="light"]');
  expect(await background()).not.toBe(dark);
  await waitForRows(panel, 3);
});
