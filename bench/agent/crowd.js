import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess } from '../../scripts/process.js';
import { startAnswering } from '../answering-process.js';
import { quantile } from '../statistics.js';
import { startFleet } from './fleet.js';
import { costTable, costVerdicts, readWindows } from './idle.js';
import { loadTable, runRounds } from './load.js';
import { tell } from './run.js';
import { SAMPLE_BUDGET_US, sampleTable, takeSamples } from './sample.js';
import { startService } from './service-process.js';

/**
 * @import { Service } from './service-process.js'
 * @import { Run, Result, Verdict } from './run.js'
 * @import { SampleFigures } from './services/agents/sampler.js'
 * @import { VariantId } from './variants.js'
 */

/** @type {VariantId[]} */
const IDS = ['bare', 'procscope', 'watched', 'promClient', 'openTelemetry'];

const WANTED_SOCKETS = 20_000;
/** Descriptors that a service needs besides. */
const SPARE = 250;
const TIMERS = 100_000;

/**
 * The same again in services that have very many sockets and timers.
 *
 * @param {Run} run
 * @returns {Promise<Result>}
 */
export async function measureCrowd(run) {
  const { warmUpMs, windowMs, windows, sampleMs, rounds, turnMs } = run.quick
    ? { warmUpMs: 10_000, windowMs: 15_000, windows: 2, sampleMs: 20_000, rounds: 2, turnMs: 2000 }
    : { warmUpMs: 25_000, windowMs: 60_000, windows: 2, sampleMs: 60_000, rounds: 4, turnMs: 4000 };
  const sockets = Math.min(WANTED_SOCKETS, maxDescriptors() - SPARE);
  const fleet = await startFleet(run.node, IDS, { timers: TIMERS });
  const crowds = [];
  for (const id of IDS) crowds.push(await startCrowd(fleet.service(id), sockets));
  await fleet.watch();
  await fleet.collect();
  tell(`crowd: ${sockets} sockets and ${TIMERS} timers each; warm-up of ${warmUpMs / 1000} s`);
  await sleep(warmUpMs);
  const costs = await readWindows(fleet, windowMs, windows);
  const turns = await runRounds(fleet, rounds, turnMs);
  await fleet.end();
  await Promise.all(crowds.map((crowd) => endProcess(crowd)));
  const figures = await Promise.all([
    sampleCrowd(run, sampleMs, sockets, 0),
    sampleCrowd(run, sampleMs, 0, TIMERS),
    sampleCrowd(run, sampleMs, sockets, TIMERS),
  ]);
  return {
    markdown: `### With ${sockets.toLocaleString('en')} open sockets and ${TIMERS.toLocaleString('en')} timers

Each service has ${sockets.toLocaleString('en')} idle connections to its own port and ${TIMERS.toLocaleString('en')} pending timers.${
      sockets < WANTED_SOCKETS
        ? ` The machine's limit of descriptors forbids the ${WANTED_SOCKETS.toLocaleString('en')} that were meant.`
        : ''
    } Idle: ${windows} windows of
${windowMs / 1000} s. Load: ${rounds} rounds of ${turnMs / 1000} s. Otherwise as above.

${costTable(costs)}

${loadTable(turns)}

${sampleTable([
  ['unwatched, sockets alone', figures[0]],
  ['unwatched, timers alone', figures[1]],
  ['unwatched, both', figures[2]],
])}`,
    verdicts: [
      ...costVerdicts(run, costs, ' with sockets and timers'),
      verdict(`one sample, cold, with ${sockets.toLocaleString('en')} sockets`, figures[0]),
      verdict(`one sample, cold, with ${TIMERS.toLocaleString('en')} timers`, figures[1]),
    ],
  };
}

/**
 * The cost of samples in a service of its own.
 *
 * @param {Run} run
 * @param {number} sampleMs
 * @param {number} sockets
 * @param {number} timers
 */
async function sampleCrowd({ node }, sampleMs, sockets, timers) {
  const service = await startService(node, { base: 'http', agent: 'sampler', timers });
  const crowd = await startCrowd(service, sockets);
  await service.readMemory();
  const figures = await takeSamples(service, sampleMs);
  await service.end();
  await endProcess(crowd);
  return figures;
}

/**
 * @param {string} what
 * @param {SampleFigures} figures
 * @returns {Verdict}
 */
function verdict(what, { sampleMs }) {
  const [medianUs, longestUs] = [0.5, 1].map((ratio) => quantile(sampleMs, ratio) * 1000);
  return {
    what,
    budget: `${SAMPLE_BUDGET_US} µs, independent of them`,
    figure: `${medianUs?.toFixed(0)} µs, the longest ${longestUs?.toFixed(0)} µs`,
    isMet: Number(medianUs) <= SAMPLE_BUDGET_US,
  };
}

/**
 * @param {Service} service
 * @param {number} sockets
 */
async function startCrowd({ url }, sockets) {
  const { child, ask } = startAnswering(new URL('crowd-client.js', import.meta.url));
  await ask({ url, sockets });
  return child;
}

/** Node raises its own limit to the hard one when it starts. */
function maxDescriptors() {
  const limits = readFileSync('/proc/self/limits', 'utf8');
  const hard = /^Max open files\s+\S+\s+(\S+)/m.exec(limits)?.[1];
  return hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard);
}
