import type { Panel, WebPage } from './devtools/devtools.ts';

/** What a person does with the requests of the page, and what they read there. */

/** Has the page ask for something, all at once, and waits for the last answer. Each is a method and a path. */
export async function ask(page: WebPage, ...lines: readonly string[]): Promise<void> {
  await page.evaluate(async (all) => {
    await Promise.all(
      all.map(async (line) => {
        const [method = 'GET', path = ''] = line.split(' ');
        await fetch(path, { method }).then((response) => response.text());
      }),
    );
  }, lines);
}

/** Shows the requests of the page as a lane, or by routes. */
export async function openTab(panel: Panel, tab: 'requests' | 'routes'): Promise<void> {
  await panel.click(`[data-testid="tab-${tab}"]`);
  await panel.waitForSelector(`[data-testid="tab-${tab}"][aria-selected="true"]`);
}

/** Picks the slowest request of the route with this path. */
export async function pickSlowest(panel: Panel, path: string): Promise<void> {
  await openTab(panel, 'routes');
  const route = `[data-testid="route"][data-route$="${path}"]`;
  await panel.waitForSelector(route);
  if ((await panel.attribute(`${route} button`, 'aria-expanded')) !== 'true') await panel.click(`${route} button`);
  await panel.click('[data-testid="route-request"]');
  await panel.waitForSelector('[data-testid="request-pane"]');
}

/** The parts of the picked request's time, in milliseconds; those that took none are missing. */
export async function partsOfPicked(panel: Panel): Promise<Readonly<Record<string, number>>> {
  return panel.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-testid="request-part"]')].map(({ dataset }) => [
        dataset.kind ?? '',
        Number(dataset.ms),
      ]),
    ),
  );
}

/** Waits until the picked request is explained by the service's own record, and the late pauses have come. */
export async function waitForExact(panel: Panel, longest: string): Promise<void> {
  await panel.waitForSelector('[data-testid="request-certainty"][data-estimated="false"]');
  await panel.waitForText('[data-testid="request-sentence"]', longest);
}
