import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess } from '../../scripts/process.js';
import { startAnswering } from '../answering-process.js';
import { summarize } from '../statistics.js';
import { startFleet } from './fleet.js';
import { CONNECTIONS } from './load.js';
import { megabytes, table } from './markdown.js';
import { tell } from './run.js';
import { bareOf, isBare, VARIANTS } from './variants.js';

/**
 * @import { Run, Result, Verdict } from './run.js'
 * @import { Memory } from './services/service.js'
 * @import { VariantId } from './variants.js'
 * @typedef {Record<'idle' | 'loaded', Memory>} Measured
 * @typedef {Map<VariantId, Measured[]>} Memories one entry a round
 */

/** @type {VariantId[]} */
const IDS = [
  'bare',
  'procscope',
  'full',
  'briefHistory',
  'webSocket',
  'promClient15',
  'openTelemetry15',
  'bareExpress',
  'expressProcscope',
  'statusMonitor',
  'swaggerStats',
];

/** Until 600 rows at ten a second are there. */
const FULL_HISTORY_MS = 63_000;
const BUDGET_BYTES = 2e6;

/**
 * What a service holds after a full collection, fresh and after load.
 *
 * @param {Run} run
 * @returns {Promise<Result>}
 */
export async function measureMemory(run) {
  const { rounds, idleMs, requests } = run.quick
    ? { rounds: 1, idleMs: FULL_HISTORY_MS, requests: 10_000 }
    : { rounds: 3, idleMs: FULL_HISTORY_MS, requests: 50_000 };
  const memories = /** @type {Memories} */ (new Map(IDS.map((id) => [id, []])));
  for (let round = 0; round < rounds; round++) {
    tell(`memory: round ${round + 1} of ${rounds}, ${idleMs / 1000} s and ${requests} requests a service`);
    for (const [id, measured] of await measureRound(run, idleMs, requests)) memories.get(id)?.push(measured);
  }
  return {
    markdown: `### Memory

Median over ${rounds} fresh start${rounds === 1 ? '' : 's'} of each service, after a full collection: once after ${idleMs / 1000} s without a request, once after ${requests.toLocaleString('en')}
requests more. "Full history" samples ten times a second and keeps a minute: as many rows as ten minutes at 1 Hz, which is the
default. Buffers, where the history is, are beside V8's heap. "\`ws\` alone" is the agent's one dependency with all that it loads of Node. Added over the bare service of the same round.

${memoryTable(memories)}`,
    verdicts: verdicts(memories),
  };
}

/**
 * @param {Run} run
 * @param {number} idleMs
 * @param {number} requests
 */
async function measureRound({ node }, idleMs, requests) {
  const fleet = await startFleet(node, IDS);
  await fleet.watch();
  await sleep(idleMs);
  const loader = startAnswering(new URL('loader.js', import.meta.url));
  const measured = /** @type {Map<VariantId, Measured>} */ (new Map());
  for (const id of IDS) {
    const { readMemory, url } = fleet.service(id);
    const idle = await readMemory();
    await loader.ask({ url, connections: CONNECTIONS, requests });
    measured.set(id, { idle, loaded: await readMemory() });
  }
  await endProcess(loader.child);
  await fleet.end();
  return measured;
}

/** @param {Memories} memories */
function memoryTable(memories) {
  return table(
    ['service', 'RSS added, idle', 'after load', 'heap added, idle', 'after load', 'buffers added, idle'],
    [...memories].map(([id, rounds]) => {
      if (isBare(id)) {
        const { idle, loaded } = rounds[0] ?? {};
        const of = (/** @type {number | undefined} */ bytes) => `(${megabytes(bytes ?? Number.NaN)})`;
        return [
          VARIANTS[id].name,
          of(idle?.rssBytes),
          of(loaded?.rssBytes),
          of(idle?.heapBytes),
          of(loaded?.heapBytes),
          of(idle?.bufferBytes),
        ];
      }
      const of = (/** @type {keyof Measured} */ when, /** @type {keyof Memory} */ field) =>
        megabytes(addedBytes(memories, id, when, field));
      return [
        VARIANTS[id].name,
        of('idle', 'rssBytes'),
        of('loaded', 'rssBytes'),
        of('idle', 'heapBytes'),
        of('loaded', 'heapBytes'),
        of('idle', 'bufferBytes'),
      ];
    }),
  );
}

/**
 * @param {Memories} memories
 * @param {VariantId} id
 * @param {keyof Measured} when
 * @param {keyof Memory} field
 */
function addedBytes(memories, id, when, field) {
  const bare = memories.get(bareOf(id)) ?? [];
  const differences = (memories.get(id) ?? []).map(
    (measured, round) => measured[when][field] - (bare[round]?.[when][field] ?? Number.NaN),
  );
  return summarize(differences).median;
}

/**
 * @param {Memories} memories
 * @returns {Verdict[]}
 */
function verdicts(memories) {
  const held = (/** @type {VariantId} */ id) =>
    addedBytes(memories, id, 'idle', 'heapBytes') + addedBytes(memories, id, 'idle', 'bufferBytes');
  const bytes = held('full');
  const history = bytes - held('briefHistory');
  const own = bytes - history - held('webSocket');
  return [
    {
      what: 'memory at defaults, history full: heap and buffers',
      budget: 'under 2 MB',
      figure: `${megabytes(bytes)} (RSS: ${megabytes(addedBytes(memories, 'full', 'idle', 'rssBytes'))})`,
      isMet: bytes < BUDGET_BYTES,
      why: `Memory: \`ws\`, with the modules of Node that it loads, holds ${megabytes(held('webSocket'))}, the history ${megabytes(history)}, the agent's own code and state
  ${megabytes(own)}. A service on Express has those modules of Node already.`,
    },
  ];
}
