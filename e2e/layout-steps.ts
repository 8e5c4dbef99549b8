import type { DevTools, Panel } from './devtools/devtools.ts';
import type { Services } from './services.ts';
import type { Site } from './site.ts';
import { addDiscovered, waitForRows } from './steps.ts';

/** What a person does with the charts of a service, and what they look for. */

/** Opens the panel with one service, its charts drawn. */
export async function openWithService(
  { devtools, site, services }: { devtools: DevTools; site: Site; services: Services },
  name: string,
): Promise<Panel> {
  const { panel } = devtools;
  await services.start({ name });
  await devtools.open(site.url);
  await addDiscovered(panel, name);
  await waitForRows(panel, 3);
  return panel;
}

/** Chooses a line of the menu of a chart. */
export async function chooseOfChart(panel: Panel, chart: string, item: string): Promise<void> {
  await panel.click(`.chart[data-chart="${chart}"] [data-testid="menu-chart"]`);
  await panel.click(`[data-testid="menu-item-${item}"]`);
}

/** Chooses a line of one of the toolbar's menus: `filter` or `more`. */
export async function chooseOfMenu(panel: Panel, menu: string, item: string): Promise<void> {
  await panel.click(`[data-testid="menu-${menu}"]`);
  await panel.click(`[data-testid="menu-item-${item}"]`);
}

/** The ids of the charts of a group, `overview` included, in their order on the page. */
export function chartsOfGroup(panel: Panel, group: string): Promise<string[]> {
  return panel.evaluate(
    (name) =>
      [...document.querySelectorAll<HTMLElement>(`[data-group="${name}"] .chart`)].map(
        ({ dataset }) => dataset.chart ?? '',
      ),
    group,
  );
}

/** The names of all groups, in their order on the page. */
export function groups(panel: Panel): Promise<string[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-testid="group"]')].map(({ dataset }) => dataset.group ?? ''),
  );
}

/** Keeps what the panel saves from now on, instead of handing it to the browser, which may ask where to put it. */
export async function catchSaves(panel: Panel): Promise<void> {
  await panel.evaluate(() => {
    const saved: { blob?: Blob } = {};
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob) saved.blob = blob;
      return 'blob:caught';
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const name = this.download;
      void saved.blob?.text().then((text) => {
        document.documentElement.dataset.saved = JSON.stringify({ name, type: saved.blob?.type, text });
      });
    };
  });
}

/** What was saved last. */
export async function saved(panel: Panel): Promise<{ name: string; type: string; text: string }> {
  return JSON.parse(await panel.waitFor(() => document.documentElement.dataset.saved ?? ''));
}
