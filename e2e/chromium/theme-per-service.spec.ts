import { chooseOfMenu } from '../layout-steps.ts';
import { addByAddress, waitForRows, waitForServiceState } from '../steps.ts';
import { expect, test } from '../test.ts';

test('each service has the theme that was chosen for it, the others that of DevTools', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  await devtools.setTheme('light');
  for (const name of ['bright', 'dim']) {
    await addByAddress(panel, (await scripted({ name })).address);
    await waitForServiceState(panel, name, 'live');
  }
  await chooseOfMenu(panel, 'more', 'theme-dark');
  await panel.waitForSelector('html[data-theme="dark"]');

  await panel.press('1');
  await panel.waitForSelector('html[data-theme="light"]');
  await waitForRows(panel, 20);
  const light = await panel.evaluate(swatch);
  await panel.press('2');
  await panel.waitForSelector('html[data-theme="dark"]');
  await waitForRows(panel, 20);
  expect(await panel.evaluate(swatch)).not.toBe(light);

  await devtools.setTheme('dark');
  await panel.press('1');
  await panel.waitForText('.toolbar h1', 'bright');
  await panel.waitForSelector('html[data-theme="dark"]');
});

/** The colour of the first series in the legend. */
function swatch(): string {
  const element = document.querySelector('[data-testid="series"] .swatch');
  return element ? getComputedStyle(element).backgroundColor : '';
}
