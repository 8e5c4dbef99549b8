import { expect } from '@playwright/test';
import type { Panel, Position } from './devtools/devtools.ts';
import type { Service, Services } from './services.ts';
import { addByAddress, waitForRows } from './steps.ts';

/** The lane, and what is told there, for tests. */
export const LANE = '[data-testid="lane"]';
export const TOOLTIP = '[data-testid="lane-tooltip"]';

/** The page that a service with `page` serves. */
export const pageOf = ({ port }: Service) => `http://127.0.0.1:${port}/`;

/** Starts a service that serves a page. */
export const startPage = (services: Services, name: string) => services.start({ name, attach: true, page: true });

/** Adds the service and waits until its charts are there. */
export async function addPage(panel: Panel, service: Service): Promise<void> {
  await addByAddress(panel, service.address);
  await waitForRows(panel, 2);
}

/** What the list of requests says of those in view, in the order of their starts. */
export function requestsInView(panel: Panel): Promise<string[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll('[data-testid="lane"] [role="option"]')].map(({ textContent }) => textContent ?? ''),
  );
}

/** Waits until a request in view is told of with all of these texts. */
export async function waitForRequest(panel: Panel, ...texts: string[]): Promise<void> {
  await panel.waitFor((wanted) => {
    const options = [...document.querySelectorAll('[data-testid="lane"] [role="option"]')];
    return options.some(({ textContent }) => wanted.every((text) => textContent?.includes(text)));
  }, texts);
}

/** The text of the picked request, or none. */
export function pickedRequest(panel: Panel): Promise<string | undefined> {
  return panel.evaluate(
    () => document.querySelector('[role="option"][aria-selected="true"]')?.textContent ?? undefined,
  );
}

/**
 * Moves the pointer along the lane, from the right, until it is over what is told of with a text, and gives the place, as
 * parts of the lane's width and height. `y` is the first row of bars unless told. The pointer stays there.
 */
export async function findInLane(panel: Panel, text: string, y?: number): Promise<Position> {
  const { width, height } = await panel.evaluate((lane) => {
    const box = document.querySelector(lane)?.getBoundingClientRect();
    return { width: box?.width ?? 1, height: box?.height ?? 1 };
  }, LANE);
  const places = Array.from({ length: Math.floor(width / STEP_PX) }, (_, index) => ({
    x: 1 - (index * STEP_PX + 1) / width,
    y: y ?? FIRST_ROW_PX / height,
  }));
  let found: Position = { x: 0, y: 0 };
  await expect
    .poll(async () => {
      for (const place of places) {
        await panel.hover(LANE, place);
        found = place;
        if ((await panel.count(TOOLTIP)) > 0 && (await panel.text(TOOLTIP)).includes(text)) return true;
      }
      return false;
    }, `"${text}" somewhere in the lane`)
    .toBe(true);
  return found;
}

/** The middle of the first row. */
const FIRST_ROW_PX = 17.5;
/** A bar of 2 pixels is found within 3 on either side. */
const STEP_PX = 5;
