import { addPage, pageOf, startPage, waitForRequest } from '../lane-steps.ts';
import { open, type Scene, type Stage } from './stage.ts';

/** The requests of the page. */
export const REQUEST_SCENES: readonly Scene[] = [
  { name: 'requests', show: showRequests },
  {
    name: 'requests-filter',
    show: (stage) => showRequests(stage).then(() => open(stage, FILTER, 'menu-item-lane-own')),
  },
  { name: 'requests-picked', show: showPicked },
  { name: 'requests-no-match', show: showNoMatch },
];

const FILTER = 'menu-lane-filter';

/** A page of the shown service that makes requests of every outcome, some at once, to others, too. */
async function showRequests({ devtools, panel, services }: Stage): Promise<void> {
  const service = await startPage(services, 'shop');
  await addPage(panel, service);
  await panel.click('[data-testid="window-1"]');
  const stranger = await devtools.page.evaluate(() => location.href);
  await devtools.page.goto(pageOf(service));
  await devtools.page.evaluate(async (foreign) => {
    const ask = (address: string, options?: RequestInit) => fetch(address, options).catch(() => undefined);
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    for (let round = 0; round < 4; round++) {
      const rest = ['/redirect', '/missing', '/broken', '/small?products', `${foreign}elsewhere`].map((each) =>
        ask(each),
      );
      const slow = Array.from({ length: 6 }, (_, index) => ask(`/slow?${index}`));
      const aborted = ask('/aborted', { signal: AbortSignal.timeout(400) });
      await Promise.all([...rest, ...slow, aborted]);
      await pause(700);
    }
  }, stranger);
  await waitForRequest(panel, '/aborted');
}

async function showPicked(stage: Stage): Promise<void> {
  const { panel } = stage;
  await showRequests(stage);
  await panel.evaluate(() => document.querySelector<HTMLElement>('[data-testid="lane"]')?.focus());
  await panel.press('End');
  await panel.waitForSelector('[data-testid="lane"][aria-activedescendant]');
}

async function showNoMatch(stage: Stage): Promise<void> {
  await showRequests(stage);
  await stage.panel.fill('[data-testid="lane-text"]', 'nowhere');
  await stage.panel.waitForSelector('[data-testid="lane-note"]');
}
