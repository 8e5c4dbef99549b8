import { endProcess } from '../../scripts/process.js';
import { startAnswering } from '../answering-process.js';
import { summarize } from '../statistics.js';
import { startFleet } from './fleet.js';
import { spread, table } from './markdown.js';
import { readCost } from './process-cost.js';
import { tell } from './run.js';
import { bareOf, isBare, VARIANTS } from './variants.js';

/**
 * @import { Fleet } from './fleet.js'
 * @import { LoadReport } from './loader.js'
 * @import { Run, Result, Verdict } from './run.js'
 * @import { VariantId } from './variants.js'
 * @typedef {{ throughput: number, p99Ms: number, cpuUs: number }} Turn requests per second; CPU of the service a request
 * @typedef {Map<VariantId, Turn[]>} Turns one entry a round
 */

/** @type {VariantId[]} */
const IDS = [
  'bare',
  'procscope',
  'watched',
  'silent',
  'watchedSilent',
  'withoutHttp',
  'channels',
  'promClient',
  'openTelemetry',
  'bareExpress',
  'expressProcscope',
  'statusMonitor',
  'swaggerStats',
];

export const CONNECTIONS = 50;

/**
 * Throughput and latency of a service that has as much to do as it can.
 *
 * @param {Run} run
 * @returns {Promise<Result>}
 */
export async function measureLoad(run) {
  const { starts, rounds, turnMs } = run.quick
    ? { starts: 2, rounds: 1, turnMs: 2000 }
    : { starts: 4, rounds: 2, turnMs: 4000 };
  const turns = /** @type {Turns} */ (new Map());
  for (let start = 0; start < starts; start++) {
    const fleet = await startFleet(run.node, IDS);
    await fleet.watch();
    tell(`load: start ${start + 1} of ${starts}, ${rounds} rounds of ${IDS.length} times ${turnMs / 1000} s`);
    for (const [id, ofStart] of await runRounds(fleet, rounds, turnMs)) {
      turns.set(id, [...(turns.get(id) ?? []), ...ofStart]);
    }
    await fleet.end();
  }
  return {
    markdown: `### Load

${CONNECTIONS} connections, each with one request under way at any time, from a process of its own: median (lowest to highest) of ${starts * rounds} rounds of
${turnMs / 1000} s a service, in a new random order each round, all services started anew ${starts} times. Ratios are to the bare service of the same round. Latency is that of a saturated
service, most of it waiting for its turn. Without the collector http, and with listeners that do nothing, it shows what it
takes to count requests, and what of that is Node's own. With a client, requests are numbered and each answer tells of it,
unless \`advertise\` is false: that takes ${addedUs(turns, 'watched', 'watchedSilent')} µs of CPU a request. Unwatched nothing is numbered, so that the difference of
${addedUs(turns, 'procscope', 'silent')} µs shows the noise.

${loadTable(turns)}`,
    verdicts: verdicts(turns),
  };
}

/**
 * @param {Fleet} fleet
 * @param {number} rounds
 * @param {number} turnMs
 */
export async function runRounds(fleet, rounds, turnMs) {
  const loader = startAnswering(new URL('loader.js', import.meta.url));
  const turns = /** @type {Turns} */ (new Map(fleet.ids.map((id) => [id, []])));
  for (const id of fleet.ids)
    await loader.ask({ url: fleet.service(id).url, connections: CONNECTIONS, durationMs: 2000 });
  for (let round = 0; round < rounds; round++) {
    for (const id of shuffled(fleet.ids)) {
      const { url, pid } = fleet.service(id);
      const before = readCost(pid);
      /** @type {LoadReport} */
      const { requests, durationMs, p99Ms, failures } = await loader.ask({
        url,
        connections: CONNECTIONS,
        durationMs: turnMs,
      });
      if (failures > 0) throw new Error(`${failures} of ${requests} requests to "${VARIANTS[id].name}" failed.`);
      const cpuMs = readCost(pid).cpuMs - before.cpuMs;
      turns.get(id)?.push({ throughput: requests / (durationMs / 1000), p99Ms, cpuUs: (cpuMs / requests) * 1000 });
    }
    tell(`load: round ${round + 1} of ${rounds}`);
  }
  await endProcess(loader.child);
  return turns;
}

/** @param {Turns} turns */
export function loadTable(turns) {
  return table(
    ['service', 'requests/s', 'p99, ms', 'CPU a request, µs', 'throughput ratio', 'p99 ratio', 'CPU ratio'],
    [...turns].map(([id, ofVariant]) => [
      VARIANTS[id].name,
      summarize(ofVariant.map(({ throughput }) => throughput)).median.toFixed(0),
      summarize(ofVariant.map(({ p99Ms }) => p99Ms)).median.toFixed(2),
      summarize(ofVariant.map(({ cpuUs }) => cpuUs)).median.toFixed(1),
      ...['throughput', 'p99Ms', 'cpuUs'].map((field) =>
        isBare(id) ? '' : spread(ratios(turns, id, /** @type {keyof Turn} */ (field)), 3),
      ),
    ]),
  );
}

/**
 * @param {Turns} turns
 * @param {VariantId} id
 * @param {keyof Turn} field
 */
function ratios(turns, id, field) {
  const bare = turns.get(bareOf(id)) ?? [];
  return (turns.get(id) ?? []).map((turn, round) => turn[field] / (bare[round]?.[field] ?? Number.NaN));
}

/**
 * What one variant takes of CPU beyond another, in the same rounds.
 *
 * @param {Turns} turns
 * @param {VariantId} id
 * @param {VariantId} than
 */
function addedUs(turns, id, than) {
  const others = turns.get(than) ?? [];
  return spread(
    (turns.get(id) ?? []).map(({ cpuUs }, round) => cpuUs - (others[round]?.cpuUs ?? Number.NaN)),
    2,
  );
}

/**
 * By how much the p99 latency of the bare service itself differs between one round and the next, in the middle of all
 * rounds, as a ratio above 1.
 *
 * @param {Turns} turns
 * @param {VariantId} bare
 */
function noiseOf(turns, bare) {
  const p99s = (turns.get(bare) ?? []).map(({ p99Ms }) => p99Ms);
  const steps = p99s.slice(1).map((p99, round) => p99 / (p99s[round] ?? Number.NaN));
  return summarize(steps.map((step) => Math.max(step, 1 / step))).median;
}

/**
 * @param {Turns} turns
 * @param {VariantId} id
 */
function whyOf(turns, id) {
  const bareUs = summarize((turns.get('bare') ?? []).map(({ cpuUs }) => cpuUs)).median;
  const added = (/** @type {VariantId} */ other) => {
    const bare = turns.get('bare') ?? [];
    const us = (turns.get(other) ?? []).map(({ cpuUs }, round) => cpuUs - (bare[round]?.cpuUs ?? Number.NaN));
    return `${summarize(us).median.toFixed(2)} µs`;
  };
  return `Load, ${VARIANTS[id].name}: the bare service does nothing but answer, in ${bareUs.toFixed(1)} µs of CPU a request, and 0.98 leaves ${(0.02 * bareUs).toFixed(2)} µs.
  The agent adds ${added(id)}; unwatched without its collector http ${added('withoutHttp')}; Node's own channels, with listeners that do nothing, ${added('channels')}.`;
}

/**
 * @param {Turns} turns
 * @returns {Verdict[]}
 */
function verdicts(turns) {
  /** @type {VariantId[]} */
  const ours = ['procscope', 'watched'];
  return ours.flatMap((id) => {
    const throughput = summarize(ratios(turns, id, 'throughput'));
    const p99 = summarize(ratios(turns, id, 'p99Ms'));
    const noise = noiseOf(turns, bareOf(id));
    const why = whyOf(turns, id);
    return [
      {
        what: `throughput under load, ${VARIANTS[id].name}`,
        budget: 'at least 0.98 of bare',
        figure: throughput.median.toFixed(3),
        isMet: throughput.median >= 0.98,
        why,
      },
      {
        what: `p99 latency under load, ${VARIANTS[id].name}`,
        budget: `within noise: below ${noise.toFixed(3)} of bare`,
        figure: spread(ratios(turns, id, 'p99Ms'), 3),
        isMet: p99.median < noise,
        why,
      },
    ];
  });
}

/**
 * @template Item
 * @param {readonly Item[]} items
 */
function shuffled(items) {
  return items
    .map((item) => ({ item, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
