import { expect } from '@playwright/test';
import type { Panel } from './devtools/devtools.ts';

/** What a person does in the panel again and again, and what they look for. */

/** Adds an agent that the panel has found on this machine. */
export async function addDiscovered(panel: Panel, service: string): Promise<void> {
  await panel.click(`[data-testid="discovered-add"][data-service="${service}"]`);
}

/** Adds a service by pasting its address. */
export async function addByAddress(panel: Panel, address: string): Promise<void> {
  await panel.click('[data-testid="add-service"]');
  await panel.fill('[data-testid="profile-form"] input[name="address"]', address);
  await panel.click('[data-testid="save"]');
}

/** Waits until the shown service is in a state, such as `live` or `token`. */
export async function waitForState(panel: Panel, state: string): Promise<void> {
  await panel.waitForSelector(`[data-testid="status"][data-state="${state}"]`);
}

/** Waits until the entry of a service in the list is in a state. */
export async function waitForServiceState(panel: Panel, service: string, state: string): Promise<void> {
  await panel.waitForSelector(`[data-testid="service"][data-service="${service}"][data-state="${state}"]`);
}

/** Waits until every chart in view has been drawn with at least so many rows of the shown window. */
export async function waitForRows(panel: Panel, atLeast: number): Promise<void> {
  await panel.waitFor((least) => {
    // What is still to come moves what is below it.
    if (document.querySelector('[data-growing]')) return false;
    const charts = [...document.querySelectorAll<HTMLElement>('[data-testid="chart"]')];
    // What is scrolled out of view is not drawn, nor a chart of which only the title looks out.
    const view = document.querySelector('.scroll')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
    const inView = charts.filter((chart) => {
      const plot = (chart.querySelector('.plot') ?? chart).getBoundingClientRect();
      return plot.bottom > view.top && plot.top < view.bottom;
    });
    return inView.length > 0 && inView.every((chart) => Number(chart.dataset.rows) >= least);
  }, atLeast);
}

/** Waits until two frames have been drawn: what an act sets off has then been laid out, and drawn. */
export async function waitForFrames(panel: Panel): Promise<void> {
  await panel.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true)))),
  );
}

/** How many rows the first chart shows. */
export async function rowsOfFirstChart(panel: Panel): Promise<number> {
  return Number(await panel.attribute('[data-testid="chart"]', 'data-rows'));
}

/** The name of the service on screen, as its heading says it. */
export function shownService(panel: Panel): Promise<string> {
  return panel.text('.toolbar h1');
}

/**
 * Moves the mouse over the newest seconds of the first chart until the bar at the foot tells of something there. In a
 * window of a minute, all that a test has just caused lies within these places.
 */
export async function findAtCursor(panel: Panel, text: string): Promise<void> {
  const places = Array.from({ length: 12 }, (_, index) => 0.995 - index * 0.01);
  await expect
    .poll(async () => {
      for (const x of places) {
        await panel.hover('[data-testid="chart"] .u-over', { x, y: 0.5 });
        if ((await panel.count('.at-cursor')) === 0) continue;
        if ((await panel.text('.at-cursor')).includes(text)) return true;
      }
      return false;
    }, `"${text}" somewhere in the newest seconds`)
    .toBe(true);
}
