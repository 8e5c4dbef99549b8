import { startShop } from '../demo.ts';
import { ask, openTab } from '../request-steps.ts';
import { addDiscovered, waitForState } from '../steps.ts';
import { expect, test } from '../test.ts';

const ROUTE = '[data-testid="route"]';

test('routes are ranked, sorted by each column, and leave only their requests', async ({ devtools }) => {
  const shop = await startShop();
  const { page, panel } = devtools;
  try {
    await devtools.open(shop.url);
    await addDiscovered(panel, 'shop');
    await waitForState(panel, 'live');
    await ask(page, 'GET /wait?ms=200', 'GET /wait?ms=90', 'GET /products');
    await ask(page, 'GET /products');
    await ask(page, 'GET /products', 'GET /missing/81', 'GET /missing/82');
    await openTab(panel, 'routes');
    await panel.waitFor((route) => document.querySelectorAll(route).length === 3, ROUTE);
    const paths = () =>
      panel.evaluate(
        (route) => [...document.querySelectorAll<HTMLElement>(route)].map(({ dataset }) => dataset.route ?? ''),
        ROUTE,
      );
    await panel.waitForText(`${ROUTE}[data-route$="/products"] td:nth-child(2)`, '3');
    expect((await paths())[0]).toMatch(/^GET 127\.0\.0\.1:\d+\/wait$/);
    expect(await panel.attribute('th[aria-sort]', 'aria-sort')).toBe('descending');

    await panel.click('[data-testid="sort-count"]');
    await panel.waitFor(
      (route) => document.querySelector<HTMLElement>(route)?.dataset.route?.endsWith('/products') === true,
      ROUTE,
    );
    await panel.click('[data-testid="sort-route"]');
    await panel.waitForSelector('th[aria-sort="ascending"]');
    expect((await paths()).map((key) => key.replace(/^.*:\d+\//, ''))).toEqual(['missing/:id', 'products', 'wait']);

    await panel.waitForSelector('[data-testid="request-heat"][data-count="7"]');
    await panel.hover('[data-testid="request-heat"] canvas', { x: 0.5, y: 0.4 });
    await panel.waitFor(() => {
      const { transform = '' } = document.querySelector<HTMLElement>('.u-cursor-x')?.style ?? {};
      return /^translate\(\d/.test(transform);
    });
    await panel.click(`${ROUTE}[data-route$="/wait"] button`);
    await panel.waitForSelector('[data-testid="request-heat"][data-count="2"]');
    await panel.waitForText('[data-testid="lane-route"]', 'GET /wait');
    await panel.click('[data-testid="lane-route"]');
    await panel.waitForSelector('[data-testid="request-heat"][data-count="7"]');
    await panel.waitFor(() => document.activeElement?.matches('[data-testid="menu-lane-filter"]'));
    await panel.click(`${ROUTE}[data-route$="/wait"] button`);
    await panel.waitFor(() => document.querySelectorAll('[data-testid="route-request"]').length === 2);
    await panel.click('[data-testid="route-request"]');
    await panel.waitForText('[data-testid="request-rank"]', 'The slowest of 2');
    await panel.click(`${ROUTE}[data-route$="/wait"] button`);
    await panel.waitForSelector('[data-testid="request-heat"][data-count="7"]');
  } finally {
    await shop.end();
  }
});
