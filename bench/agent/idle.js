import { setTimeout as sleep } from 'node:timers/promises';
import { summarize } from '../statistics.js';
import { startFleet } from './fleet.js';
import { spread, table } from './markdown.js';
import { costBetween, readCost } from './process-cost.js';
import { tell } from './run.js';
import { bareOf, isBare, isPeer, VARIANTS } from './variants.js';

/**
 * @import { Fleet } from './fleet.js'
 * @import { Cost } from './process-cost.js'
 * @import { Run, Result, Verdict } from './run.js'
 * @import { VariantId } from './variants.js'
 * @typedef {Map<VariantId, Cost[]>} Costs one entry a window
 */

/** @type {VariantId[]} */
const IDS = [
  'bare',
  'procscope',
  'watched',
  'promClient15',
  'promClient',
  'openTelemetry15',
  'openTelemetry',
  'bareExpress',
  'statusMonitor',
  'statusMonitorViewed',
  'swaggerStats',
  'swaggerStatsPolled',
];

/**
 * The CPU that an idle service uses: all side by side, in the same windows of time.
 *
 * @param {Run} run
 * @returns {Promise<Result>}
 */
export async function measureIdle(run) {
  const { warmUpMs, windowMs, windows } = run.quick
    ? { warmUpMs: 10_000, windowMs: 15_000, windows: 2 }
    : { warmUpMs: 25_000, windowMs: 60_000, windows: 3 };
  const fleet = await startFleet(run.node, IDS);
  await fleet.watch();
  await fleet.collect();
  tell(`idle: warm-up of ${warmUpMs / 1000} s, then ${windows} windows of ${windowMs / 1000} s`);
  await sleep(warmUpMs);
  const costs = await readWindows(fleet, windowMs, windows);
  await fleet.end();
  return {
    markdown: `### Idle

CPU of the whole process, read from outside, while nobody sends requests: median (lowest to highest) of ${windows} windows of
${windowMs / 1000} s after ${warmUpMs / 1000} s of warm-up, all services side by side in the same windows. 10 ms/s is one per cent of a core. "Added" is over
the bare service of the same window.

${costTable(costs)}`,
    verdicts: [...costVerdicts(run, costs), ...peerVerdicts(costs)],
  };
}

/**
 * @param {Fleet} fleet
 * @param {number} windowMs
 * @param {number} windows
 */
export async function readWindows(fleet, windowMs, windows) {
  const costs = /** @type {Costs} */ (new Map(fleet.ids.map((id) => [id, []])));
  for (let window = 0; window < windows; window++) {
    const before = fleet.ids.map((id) => readCost(fleet.service(id).pid));
    await sleep(windowMs);
    for (const [index, id] of fleet.ids.entries()) {
      const start = before[index];
      if (start) costs.get(id)?.push(costBetween(start, readCost(fleet.service(id).pid)));
    }
    tell(`idle: window ${window + 1} of ${windows}`);
  }
  return costs;
}

/** @param {Costs} costs */
export function costTable(costs) {
  return table(
    ['service', 'CPU, ms/s', 'added, ms/s', 'wake-ups/s'],
    [...costs].map(([id, windows]) => [
      VARIANTS[id].name,
      spread(
        windows.map(({ cpu }) => cpu),
        2,
      ),
      isBare(id) ? '' : spread(added(costs, id), 2),
      summarize(windows.map(({ wakeUps }) => wakeUps)).median.toFixed(1),
    ]),
  );
}

/**
 * @param {Costs} costs
 * @param {VariantId} id
 * @param {keyof Cost} [field]
 */
function added(costs, id, field = 'cpu') {
  const bare = costs.get(bareOf(id)) ?? [];
  return (costs.get(id) ?? []).map((cost, window) => cost[field] - (bare[window]?.[field] ?? Number.NaN));
}

/**
 * @param {Run} run
 * @param {Costs} costs
 * @param {string} [where]
 * @returns {Verdict[]}
 */
export function costVerdicts({ readsEveryTurn }, costs, where = '') {
  const [unwatched, watched] = readsEveryTurn ? [0.7, 1.4] : [1.1, 5];
  const why = `Idle${where}: ${partsOf(costs, 'procscope')} unwatched; ${partsOf(costs, 'watched')} with one client. What samples alone take of the main
  thread stands in ${where ? 'the last table of that section' : 'the section "One sample"'}: one a second, so a mean of 1,000 µs is 1 ms/s. The rest is to be woken.`;
  return [
    verdict(`CPU added when idle${where}, unwatched`, medianAdded(costs, 'procscope'), unwatched, { why }),
    verdict(`CPU added when idle${where}, one client`, medianAdded(costs, 'watched'), watched, { why }),
  ];
}

/**
 * @param {Costs} costs
 * @param {VariantId} id
 */
function partsOf(costs, id) {
  const all = added(costs, id);
  const main = added(costs, id, 'mainCpu');
  const others = all.map((cpu, window) => cpu - (main[window] ?? Number.NaN));
  const [mainCpu, otherCpu] = [main, others].map((values) => summarize(values).median.toFixed(2));
  return `the main thread takes ${mainCpu} ms/s, the threads of V8 and libuv ${otherCpu} ms/s`;
}

/**
 * Like with like: what nobody watches beside what nobody watches.
 *
 * @param {Costs} costs
 * @returns {Verdict[]}
 */
function peerVerdicts(costs) {
  const cheapest = (/** @type {boolean} */ isWatched) =>
    IDS.filter((id) => isPeer(id) && 'watch' in VARIANTS[id] === isWatched).reduce((least, id) =>
      medianAdded(costs, id) < medianAdded(costs, least) ? id : least,
    );
  const against = (/** @type {VariantId} */ ours, /** @type {VariantId} */ peer) => {
    const limit = medianAdded(costs, peer);
    const budget = `below ${limit.toFixed(2)} ms/s (${VARIANTS[peer].name})`;
    return verdict(`${VARIANTS[ours].name}, against the cheapest peer`, medianAdded(costs, ours), limit, { budget });
  };
  return [against('procscope', cheapest(false)), against('watched', cheapest(true))];
}

/**
 * @param {Costs} costs
 * @param {VariantId} id
 */
function medianAdded(costs, id) {
  return summarize(added(costs, id)).median;
}

/**
 * @param {string} what
 * @param {number} figure
 * @param {number} limit
 * @param {Partial<Verdict>} more
 * @returns {Verdict}
 */
function verdict(what, figure, limit, more) {
  return { what, budget: `${limit} ms/s`, figure: `${figure.toFixed(2)} ms/s`, isMet: figure <= limit, ...more };
}
