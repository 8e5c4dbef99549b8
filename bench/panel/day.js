import { megabytes, table } from '../agent/markdown.js';
import { tell } from '../agent/run.js';
import { readLayout, withBarePage } from './bare-page.js';
import { CHARTS, manyCharts, SERIES_EACH, startScriptedService } from './run.js';
import { withPanel } from './stage.js';

/**
 * @import { Result } from '../agent/run.js'
 * @import { Run } from './run.js'
 */

const HOUR_MS = 3_600_000;
const BUDGET_BYTES = 256e6;
/** What is in the bare page: ten minutes, as in the other measures. */
const BARE_ROWS = 600;

/**
 * What the panel holds after a simulated day: the rows and events of a day at 1 Hz, one frame a row, sent as fast as it takes them.
 *
 * @param {Run} run
 * @returns {Promise<Result>}
 */
export async function measureDay(run) {
  const hours = run.quick ? [0, 1, 2] : [0, 1, 6, 12, 24];
  const last = hours.at(-1) ?? 0;
  const service = await startScriptedService({
    name: 'bench',
    charts: manyCharts(CHARTS, SERIES_EACH),
    historySeconds: 0,
    live: false,
  });
  /** @type {number[]} */
  const held = [];
  let bare = Number.NaN;
  try {
    const start = Date.now() - last * HOUR_MS;
    const layout = await withPanel(
      run,
      { services: [service], window: 5, isLive: false },
      async ({ panel, thread }) => {
        for (const [index, hour] of hours.entries()) {
          const before = hours[index - 1] ?? 0;
          tell(`a simulated day: up to hour ${hour}`);
          await service.replay(start + before * HOUR_MS, start + hour * HOUR_MS);
          await thread.settle();
          held.push(await thread.heapBytes());
        }
        return readLayout(panel);
      },
    );
    const options = { layout, intervalMs: 1000, windowMs: 5 * 60_000, rows: BARE_ROWS };
    bare = await withBarePage(run, options, async ({ thread }) => {
      await thread.settle();
      return thread.heapBytes();
    });
  } finally {
    await service.close();
  }
  const end = held.at(-1) ?? Number.NaN;
  return {
    markdown: `### A simulated day

Heap of the panel's process after a collection, typed arrays included, with one service of ${CHARTS} charts of ${SERIES_EACH} series and events of
all kinds at 1 Hz; every row is a message of its own, as it is live, and only the pause between them is left out. Once.
The bare page has the same charts with ${BARE_ROWS} rows each, and forgets what is older.

${table(
  ['after', 'held'],
  [
    ...hours.map((hour, index) => [hour === 0 ? 'opening' : `${hour} h`, megabytes(held[index] ?? Number.NaN)]),
    [`bare uPlot, ${BARE_ROWS} rows`, megabytes(bare)],
  ],
)}`,
    verdicts: [
      {
        what: `memory after ${last} simulated hours`,
        budget: 'at most 256 MB',
        figure: megabytes(end),
        isMet: end <= BUDGET_BYTES,
      },
    ],
  };
}
