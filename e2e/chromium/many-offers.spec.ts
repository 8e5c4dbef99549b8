import { formatTag } from '../../shared/request-tag.ts';
import { startHeaderSite } from '../header-site.ts';
import { ask } from '../request-steps.ts';
import { expect, test } from '../test.ts';

const OFFER = '[data-testid="offer"]';

test('of many services behind a page the newest are offered, and all when asked for', { tag: '@all' }, async ({
  devtools,
}) => {
  const { panel, page } = devtools;
  const paths = Array.from({ length: 5 }, (_, index) => `/service-${index}`);
  const site = await startHeaderSite(
    Object.fromEntries(
      paths.map((path, index) => [path, formatTag({ instance: path, number: 1, port: 7001 + index })]),
    ),
  );
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  for (const path of paths) await ask(page, `GET ${path}`);
  await panel.waitForText('[data-testid="offers-all"]', 'Show 2 more');
  expect(await panel.count(OFFER)).toBe(3);
  await panel.click('[data-testid="offers-all"]');
  await panel.waitFor((offer) => document.querySelectorAll(offer).length === 5, OFFER);
  await panel.click('[data-testid="offers-all"]');
  await panel.waitFor((offer) => document.querySelectorAll(offer).length === 3, OFFER);
  await site.close();
});
