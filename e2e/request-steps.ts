import { expect } from '@playwright/test';
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

/** Clicks the button of the demo's page that has this title. */
export async function clickInDemo(page: WebPage, title: string): Promise<void> {
  await page.evaluate((text) => {
    const buttons = [...document.querySelectorAll('button')];
    const wanted = buttons.find((button) => button.querySelector('strong')?.firstChild?.textContent === text);
    if (!wanted) throw new Error(`The page of the demo has no button "${text}".`);
    wanted.click();
  }, title);
}

/** A request that the page has sent, and which may still be under way. */
export interface SentRequest {
  /** Waits for the answer. */
  ended(): Promise<void>;
  /** Breaks it off. */
  abort(): Promise<void>;
}

/** Has the page send a request, a method and a path, and does not wait for the answer. */
export async function begin(page: WebPage, line: string): Promise<SentRequest> {
  await page.evaluate((text) => {
    const [method = 'GET', path = ''] = text.split(' ');
    const control = new AbortController();
    const answer = fetch(path, { method, signal: control.signal })
      .then((response) => response.text())
      .catch(String);
    Reflect.set(window, text, { control, ended: () => answer });
  }, line);
  return {
    ended: async () => {
      await page.evaluate((text) => Reflect.get(window, text).ended(), line);
    },
    abort: async () => {
      await page.evaluate((text) => {
        const { control, ended } = Reflect.get(window, text);
        control.abort();
        return ended();
      }, line);
    },
  };
}

/** A route in the table, by its path or by its method and path. */
export function routeSelector(route: string): string {
  const [path, method] = route.split(' ').reverse();
  return `[data-testid="route"]${method === undefined ? '' : `[data-route^="${method} "]`}[data-route$="${path}"]`;
}

/** Has the requests of a route listed, the slowest first. It is named by its path, or by its method and path. */
export async function openRoute(panel: Panel, name: string): Promise<void> {
  await openTab(panel, 'routes');
  const route = routeSelector(name);
  await panel.waitForSelector(route);
  if ((await panel.attribute(`${route} button`, 'aria-expanded')) !== 'true') await panel.click(`${route} button`);
}

/** Picks the slowest request of a route. */
export async function pickSlowest(panel: Panel, route: string): Promise<void> {
  await openRoute(panel, route);
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

/** What a process has a request in hand for; on a busy machine it may be held up while it waits. */
export const ON_SERVER = ['gc', 'own', 'other', 'waiting'];

/**
 * Waits until the parts of these kinds come to what was measured, within 10 % or what rounding, the clocks and the way of
 * a request take. Pauses are told of late.
 */
export async function expectParts(panel: Panel, kinds: readonly string[], measuredMs: number): Promise<void> {
  const found = async () => {
    const parts = await partsOfPicked(panel);
    return kinds.reduce((sum, kind) => sum + (parts[kind] ?? 0), 0);
  };
  const toleranceMs = Math.max(0.1 * measuredMs, 10);
  const what = `milliseconds between the ${measuredMs} that were measured and what is told of ${kinds.join(', ')}`;
  await expect.poll(async () => Math.abs((await found()) - measuredMs), what).toBeLessThan(toleranceMs);
}

/** Waits until the picked request is explained by the service's own record, and the late pauses have come. */
export async function waitForExact(panel: Panel, longest: string): Promise<void> {
  await panel.waitForSelector('[data-testid="request-certainty"][data-estimated="false"]');
  await panel.waitForText('[data-testid="request-sentence"]', longest);
}

/** Picks the slowest request to a path and query; the method may stand before them. */
export async function pickRequest(panel: Panel, line: string): Promise<void> {
  await openRoute(panel, line.replace(/\?.*$/, ''));
  const address = line.replace(/^\S+ /, '');
  const request = `[data-testid="route-request"][data-url$="${address}"]`;
  await panel.waitForSelector(request);
  // The list is in the order of time, and what is told of late may move it under the pointer.
  await expect
    .poll(async () => {
      const isPicked = (await panel.attribute(request, 'aria-pressed')) === 'true';
      if (!isPicked) await panel.click(request);
      return isPicked;
    })
    .toBe(true);
  await panel.waitForSelector(`[data-testid="request-pane"] h3[title$="${address}"]`);
}
