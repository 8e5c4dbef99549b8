import { chooseOfChart } from '../layout-steps.ts';
import { waitForRows } from '../steps.ts';
import { open, type Scene, type Stage, showLive } from './stage.ts';

const MEMORY = '.chart[data-chart="memory.process_memory"]';

/** What a person does with charts and their time. */
export const CHART_SCENES: readonly Scene[] = [
  { name: 'chart-help', show: (stage) => showLive(stage).then(() => open(stage, 'help', 'help-text')) },
  { name: 'chart-menu', show: showChartMenu },
  { name: 'chart-maximized', show: showMaximized },
  { name: 'cursor', show: showCursor },
  { name: 'zoomed', show: showZoomed },
  { name: 'event-list', show: showEventList },
  { name: 'search', show: (stage) => showSearch(stage, 'heap') },
  { name: 'search-no-match', show: (stage) => showSearch(stage, 'no chart says this') },
  {
    name: 'filter-menu',
    show: (stage) => showLive(stage).then(() => stage.panel.click('[data-testid="menu-filter"]')),
  },
  { name: 'more-menu', show: (stage) => showLive(stage).then(() => stage.panel.click('[data-testid="menu-more"]')) },
  { name: 'hidden-charts', show: showHiddenCharts },
];

async function showChartMenu(stage: Stage): Promise<void> {
  await showLive(stage);
  await stage.panel.click(`${MEMORY} [data-testid="menu-chart"]`);
  await stage.panel.waitForSelector('[data-testid="menu-item-maximize"]');
}

async function showMaximized(stage: Stage): Promise<void> {
  await showLive(stage);
  await stage.panel.hover(`${MEMORY} .plot`);
  await stage.panel.press('f');
  await stage.panel.waitForSelector(`${MEMORY}.maximized`);
}

async function showCursor(stage: Stage): Promise<void> {
  await showLive(stage);
  await stage.panel.hover(`${MEMORY} .u-over`, { x: 0.6, y: 0.5 });
  await stage.panel.waitForSelector('[data-testid="cursor-bar"] time');
}

async function showZoomed(stage: Stage): Promise<void> {
  await showLive(stage);
  await stage.panel.drag(`${MEMORY} .u-over`, 0.4, 0.7);
  await stage.panel.waitForSelector('[data-testid="live"]');
  await waitForRows(stage.panel, 20);
}

async function showEventList(stage: Stage): Promise<void> {
  await showLive(stage);
  await stage.panel.press('e');
  await open(stage, 'event', 'selected-event');
}

async function showSearch(stage: Stage, words: string): Promise<void> {
  await showLive(stage);
  await stage.panel.fill('[data-testid="search"]', words);
  await stage.panel.waitForSelector('[data-testid="filter-line"]');
}

async function showHiddenCharts(stage: Stage): Promise<void> {
  await showLive(stage);
  for (const chart of ['memory.heap_spaces', 'gc.pauses']) await chooseOfChart(stage.panel, chart, 'hide');
  await stage.panel.evaluate(() => document.querySelector('[data-testid="hidden-charts"]')?.scrollIntoView());
  await stage.panel.waitForSelector('[data-testid="show-again"]');
}
