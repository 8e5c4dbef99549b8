import { chooseOfMenu, openWithService } from '../layout-steps.ts';
import { waitForRows } from '../steps.ts';
import { test } from '../test.ts';

test('a theme that was chosen stays, whatever DevTools has, until DevTools decides again', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const panel = await openWithService({ devtools, site, services }, 'coloured');
  await devtools.setTheme('light');
  await panel.waitForSelector('html[data-theme="light"]');
  await chooseOfMenu(panel, 'more', 'theme-dark');
  await panel.waitForSelector('html[data-theme="dark"]');
  await waitForRows(panel, 3);

  await devtools.reload();
  await panel.waitForSelector('html[data-theme="dark"]');
  await waitForRows(panel, 3);

  await chooseOfMenu(panel, 'more', 'theme-auto');
  await panel.waitForSelector('html[data-theme="light"]');
});
