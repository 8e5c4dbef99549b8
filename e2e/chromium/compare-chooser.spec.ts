import { addDiscovered, waitForServiceState } from '../steps.ts';
import { expect, test } from '../test.ts';

test('the person chooses with the keyboard what to compare, and changes it later', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  const names = ['alpha', 'beta', 'gamma'];
  for (const name of names) await services.start({ name });
  await devtools.open(site.url);
  await addDiscovered(panel, 'alpha');
  for (const name of ['beta', 'gamma']) {
    await panel.click('[data-testid="add-service"]');
    await addDiscovered(panel, name);
  }
  await panel.press('1');
  for (const name of names) await waitForServiceState(panel, name, 'live');
  const chips = () =>
    panel.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-testid="chip"]')].map((chip) => chip.dataset.entry),
    );

  await panel.press('c');
  await panel.waitForSelector('[data-testid="comparison-chooser"]');
  await panel.waitFor(() => document.activeElement?.matches('[data-testid="candidate"][data-entry="beta"]'));
  await panel.press('ArrowDown');
  await panel.press('Space');
  await panel.waitForSelector('[data-testid="candidate"][data-entry="gamma"]:checked');
  await panel.press('Enter');
  await panel.waitForSelector('[data-testid="comparison"][data-services="2"]');
  expect(await panel.count('[data-testid="dialog"]')).toBe(0);
  expect(await chips()).toEqual(['alpha', 'gamma']);

  await panel.click('[data-testid="menu-compare-add"]');
  await panel.waitFor(() => document.activeElement?.matches('[role="menuitem"]'));
  await panel.press('Enter');
  await panel.waitForSelector('[data-testid="comparison"][data-services="3"]');
  expect(await chips()).toEqual(['alpha', 'gamma', 'beta']);

  await panel.click('[data-testid="chip"][data-entry="gamma"] [data-testid="chip-reference"]');
  await panel.waitForSelector('[data-testid="chip"][data-entry="gamma"][data-reference="true"]');
  await panel.waitForText('.toolbar h1', 'gamma');
  expect(await chips()).toEqual(['gamma', 'alpha', 'beta']);

  // Ctrl+click in the list takes a service out as well as in.
  await panel.evaluate(() => {
    const click = new MouseEvent('click', { bubbles: true, ctrlKey: true });
    document.querySelector('[data-testid="service"][data-service="alpha"]')?.dispatchEvent(click);
  });
  await panel.waitForSelector('[data-testid="comparison"][data-services="2"]');
  expect(await chips()).toEqual(['gamma', 'beta']);
});
