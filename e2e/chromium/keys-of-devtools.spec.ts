import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

const KEYS = [
  { key: 'Escape' },
  { key: '?', shiftKey: true },
  ...['f', 'p', 'l', 'r', '[', ']', '1'].flatMap((key) => [
    { key, ctrlKey: true },
    { key, metaKey: true },
  ]),
];

test('the panel leaves the keys of DevTools to it', { tag: '@all' }, async ({ devtools, site, scripted }) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  await addByAddress(panel, (await scripted()).address);
  await waitForRows(panel, 20);
  const taken = await panel.evaluate(
    (keys) =>
      keys.filter(
        (key) =>
          !document.body.dispatchEvent(
            new KeyboardEvent('keydown', { ...key, ...{ bubbles: true, cancelable: true } }),
          ),
      ),
    KEYS,
  );
  expect(taken).toEqual([]);
  expect(await panel.count('[data-testid="pause"]')).toBe(1);
  expect(await panel.count('dialog, [data-testid="recording-state"]')).toBe(0);
  // Without Ctrl, the same keys are the panel's own.
  await panel.press('p');
  await panel.waitForSelector('[data-testid="live"]');
});
