import { closedPorts } from '../ports.ts';
import { manyCharts } from '../scripted/charts.ts';
import { addByAddress, addDiscovered, waitForRows, waitForServiceState, waitForState } from '../steps.ts';
import { CHART_SCENES } from './chart-scenes.ts';
import { COMPARISON_SCENES } from './comparison-scenes.ts';
import { LIST_SCENES } from './list-scenes.ts';
import { RECORDING_SCENES } from './recording-scenes.ts';
import { REQUEST_SCENES } from './request-scenes.ts';
import { ROUTE_SCENES } from './route-scenes.ts';
import { open, type Scene, type Stage, showLive } from './stage.ts';
import { SUMMARY_SCENES } from './summary-scenes.ts';

/**
 * Every state of the panel: one line each. The accessibility tests check them all, in both widths and themes, and
 * `npm run screenshots` takes their pictures.
 */
export const SCENES: readonly Scene[] = [
  { name: 'first-run', show: ({ panel }) => panel.waitForSelector('[data-testid="first-run"]') },
  { name: 'first-run-found', show: showFound },
  { name: 'live', show: (stage) => showLive(stage) },
  {
    name: 'live-gap-and-marks',
    show: (stage) => showLive(stage, { gaps: [{ fromSecondsAgo: 200, toSecondsAgo: 140 }] }),
  },
  {
    name: 'live-folded',
    show: (stage) => showLive(stage).then(() => stage.panel.click('[data-testid="group"] .fold')),
  },
  { name: 'paused', show: (stage) => showLive(stage).then(() => clickAndWait(stage, 'pause', 'paused')) },
  { name: 'no-data', show: showNoData },
  { name: 'restarted', show: showRestarted },
  { name: 'silent', show: showSilent },
  { name: 'lost', show: showLost },
  { name: 'unreachable', show: showUnreachable },
  { name: 'token', show: showToken },
  { name: 'foreign', show: showForeign },
  { name: 'add-form', show: showAddForm },
  { name: 'edit-form', show: (stage) => showLive(stage).then(() => open(stage, 'edit-service', 'profile-form')) },
  { name: 'deleted', show: showDeleted },
  { name: 'many-services', show: showManyServices },
  { name: 'many-charts', show: showManyCharts },
  ...SUMMARY_SCENES,
  ...CHART_SCENES,
  ...COMPARISON_SCENES,
  ...RECORDING_SCENES,
  ...ROUTE_SCENES,
  ...LIST_SCENES,
  ...REQUEST_SCENES,
];

async function showFound({ panel, services }: Stage): Promise<void> {
  await services.start({ name: 'shop' });
  await services.start({ name: 'guarded', token: 'secret' });
  await panel.waitForSelector('[data-testid="discovered-add"][data-service="shop"]');
  await panel.waitForSelector('[data-testid="discovered-add"][data-service=""]');
}

async function showNoData({ panel, scripted }: Stage): Promise<void> {
  const service = await scripted({ name: 'fresh', historySeconds: 0, live: false, events: false });
  await addByAddress(panel, service.address);
  await waitForState(panel, 'no-data');
}

async function showRestarted(stage: Stage): Promise<void> {
  const service = await showLive(stage);
  const told = () => document.querySelector('[data-testid="process"]')?.textContent ?? '';
  const process = await stage.panel.evaluate(told);
  const span = Number(await stage.panel.attribute('[data-testid="panel"]', 'data-span-seconds'));
  service.restart();
  await stage.panel.waitFor((old) => {
    const now = document.querySelector('[data-testid="process"]')?.textContent ?? old;
    return now !== old;
  }, process);
  await waitForState(stage.panel, 'live');
  // The mark of the restart is then in view.
  await stage.panel.waitFor((before) => {
    const span = document.querySelector<HTMLElement>('[data-testid="panel"]')?.dataset.spanSeconds;
    return Number(span) > before + 2;
  }, span);
}

async function showSilent(stage: Stage): Promise<void> {
  const service = await showLive(stage, { intervalMs: 250 });
  service.stop();
  await stage.panel.waitForSelector('[data-testid="trouble"][data-state="silent"]');
}

async function showLost(stage: Stage): Promise<void> {
  const service = await showLive(stage);
  await service.close();
  await stage.panel.waitForSelector('[data-testid="trouble"][data-state="lost"]');
}

async function showUnreachable({ panel }: Stage): Promise<void> {
  const [port] = await closedPorts(1);
  await addByAddress(panel, `ws://127.0.0.1:${port}/debug/procscope`);
  await waitForState(panel, 'unreachable');
}

async function showToken({ panel, services }: Stage): Promise<void> {
  const service = await services.start({ name: 'guarded', attach: true, token: 'secret' });
  await addByAddress(panel, service.address);
  await waitForState(panel, 'token');
}

async function showForeign({ panel, devtools }: Stage): Promise<void> {
  await addByAddress(panel, await devtools.page.evaluate(() => location.href));
  await waitForState(panel, 'foreign');
}

async function showAddForm(stage: Stage): Promise<void> {
  await showLive(stage);
  await stage.services.start({ name: 'shop' });
  await open(stage, 'add-service', 'profile-form');
  await stage.panel.waitForSelector('[data-testid="discovered-add"][data-service="shop"]');
}

async function showDeleted(stage: Stage): Promise<void> {
  await showLive(stage);
  await open(stage, 'edit-service', 'profile-form');
  await open(stage, 'delete', 'undoable');
}

async function showManyServices({ panel, scripted, services }: Stage): Promise<void> {
  const names = ['checkout', 'payments', 'search', 'recommendations and everything that goes with them'];
  for (const name of names) {
    await addByAddress(panel, (await scripted({ name })).address);
    // The button to add another one moves as a service says its name.
    await waitForServiceState(panel, name, 'live');
  }
  const [port] = await closedPorts(1);
  await addByAddress(panel, `ws://127.0.0.1:${port}/debug/procscope`);
  await services.start({ name: 'shop' });
  await panel.click('[data-testid="add-service"]');
  await addDiscovered(panel, 'shop');
  await panel.click('[data-testid="service"][data-service="checkout"]');
  await waitForRows(panel, 20);
}

async function showManyCharts(stage: Stage): Promise<void> {
  await showLive(stage, { charts: manyCharts(30) });
}

async function clickAndWait({ panel }: Stage, testId: string, state: string): Promise<void> {
  await panel.click(`[data-testid="${testId}"]`);
  await waitForState(panel, state);
}
