import { expect, test } from 'vitest';
import type { DevTools } from './devtools.ts';
import { createSharedBrowser } from './shared-browser.ts';

/** A browser that writes down what is done with it. */
function fakeBrowsers(reset: () => Promise<void> = async () => {}) {
  const log: string[] = [];
  const tell = (text: string) => void log.push(text);
  let count = 0;
  const start = async () => {
    const name = `browser ${++count}`;
    log.push(`${name} starts`);
    const does = (what: string) => async () => void log.push(`${name} ${what}`);
    const devtools: Partial<DevTools> = {
      reset: () => does('is reset')().then(reset),
      quit: does('quits'),
    };
    return devtools as DevTools;
  };
  return { log, tell, start };
}

test('gives one browser to test after test, and resets it in between', async () => {
  const { log, tell, start } = fakeBrowsers();
  const shared = createSharedBrowser(start, tell);
  const first = await shared.take();
  await shared.giveBack();
  expect(await shared.take()).toBe(first);
  await shared.giveBack();
  await shared.quit();
  expect(log).toEqual(['browser 1 starts', 'browser 1 is reset', 'browser 1 is reset', 'browser 1 quits']);
});

test('puts another in the place of one that has crashed', async () => {
  const { log, tell, start } = fakeBrowsers(() => Promise.reject(new Error('The browser is gone.')));
  const shared = createSharedBrowser(start, tell);
  await shared.take();
  await shared.giveBack();
  await shared.take();
  expect(log).toEqual([
    'browser 1 starts',
    'browser 1 is reset',
    'The browser could not be made as new and is replaced. Error: The browser is gone.',
    'browser 1 quits',
    'browser 2 starts',
  ]);
});

test('puts another in the place of one that no longer answers', async () => {
  const { log, tell, start } = fakeBrowsers(() => new Promise(() => {}));
  const shared = createSharedBrowser(start, tell, 1);
  await shared.take();
  await shared.giveBack();
  await shared.take();
  expect(log).toContain('browser 2 starts');
});

test('starts nothing for a worker that opens no browser', async () => {
  const { log, tell, start } = fakeBrowsers();
  const shared = createSharedBrowser(start, tell);
  await shared.giveBack();
  await shared.quit();
  expect(log).toEqual([]);
});
