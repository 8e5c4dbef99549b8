import { expect, test } from '../test.ts';
import type { DevTools } from './devtools.ts';

// The browser is shared; these show that a test finds nothing of the one before. They run in this order.
test.describe.configure({ mode: 'serial' });

let browserBefore: DevTools | undefined;

test('a test may leave behind what it wants', { tag: '@all' }, async ({ devtools, site }) => {
  const { panel } = devtools;
  browserBefore = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await panel.evaluate(async () => {
    await chrome.storage.local.set({ left: 'behind' });
    await new Promise((resolve) => {
      indexedDB.open('left behind').onsuccess = resolve;
    });
  });
  await devtools.setTheme('dark');
  await panel.waitForSelector('html[data-theme="dark"]');
  await devtools.page.evaluate(() => document.body.append('changed'));
});

test('the next one has the same browser and finds nothing of it', { tag: '@all' }, async ({ devtools, site }) => {
  const { panel } = devtools;
  expect(devtools).toBe(browserBefore);
  expect(await devtools.page.evaluate(() => location.href)).toBe('about:blank');
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await panel.waitForSelector('html[data-theme="light"]');
  expect(await panel.evaluate(() => chrome.storage.local.get('left'))).toEqual({});
  const databases = await panel.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(databases).not.toContain('left behind');
  expect(await panel.evaluate(() => innerWidth)).toBe(560);
});
