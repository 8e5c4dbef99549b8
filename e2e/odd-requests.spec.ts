import { startOddService } from './demo.ts';
import { ask, pickSlowest } from './request-steps.ts';
import { addDiscovered, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

test('caches, service workers, redirects and what was broken off confuse nothing', async ({ devtools }) => {
  const odd = await startOddService();
  const { page, panel } = devtools;
  const stateOf = async (path: string) => {
    await pickSlowest(panel, path);
    return panel.attribute('[data-testid="request-pane"]', 'data-state');
  };
  try {
    await devtools.open(odd.url);
    await addDiscovered(panel, 'odd');
    await waitForState(panel, 'live');
    await waitForRows(panel, 2);

    await ask(page, 'GET /cached');
    await pickSlowest(panel, '/cached');
    await panel.waitForSelector('[data-testid="request-certainty"][data-estimated="false"]');
    await ask(page, 'GET /cached');
    await panel.waitFor(() => document.querySelectorAll('[data-testid="route-request"]').length === 2);
    await panel.click('li:last-child > [data-testid="route-request"]');
    await panel.waitFor(() =>
      ['cache', 'browser'].includes(
        document.querySelector<HTMLElement>('[data-testid="request-pane"]')?.dataset.state ?? '',
      ),
    );

    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/worker.js');
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) {
        await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
      }
      await fetch('/from-worker').then((response) => response.text());
    });
    expect(['worker', 'browser']).toContain(await stateOf('/from-worker'));

    await page.evaluate(async () => {
      const abort = new AbortController();
      setTimeout(() => abort.abort(), 150);
      await fetch('/never', { signal: abort.signal }).catch(() => undefined);
    });
    expect(['untimed', 'unserved', 'explained']).toContain(await stateOf('/never'));

    await ask(page, 'GET /moved');
    await pickSlowest(panel, '/target');
    await panel.waitForSelector('[data-testid="request-certainty"][data-estimated="false"]');
    expect(await panel.count('[data-testid="notice"]')).toBe(0);
  } finally {
    await odd.end();
  }
});
