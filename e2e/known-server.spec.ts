import { startHttpServer } from './known-server.ts';
import { addDiscovered, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

test('a server that nobody here wrote shows its charts, with its requests among them', async ({ devtools, site }) => {
  const { panel } = devtools;
  const server = await startHttpServer();
  try {
    await devtools.open(site.url);
    await addDiscovered(panel, 'known-site');
    await waitForState(panel, 'live');
    await waitForRows(panel, 3);
    for (const group of ['memory', 'gc', 'event loop', 'cpu', 'resources', 'http', 'system']) {
      expect(await panel.count(`[data-testid="group"][data-group="${group}"]`), group).toBe(1);
    }
    expect(await (await fetch(server.url)).text()).toContain('<title>Known</title>');
    // A chart shows values once it is in view.
    await panel.waitFor((chart) => {
      const element = document.querySelector(chart);
      element?.scrollIntoView();
      return element !== null;
    }, '[data-chart="http.server.requests"]');
    await expect
      .poll(async () => {
        expect((await fetch(new URL('nowhere', server.url))).status).toBe(404);
        return panel.text('[data-series="http.server.requests{http.response.status_class=4xx}"] .value');
      }, 'requests that were answered with 404')
      .toMatch(/[1-9]/);
  } finally {
    await server.end();
  }
});
