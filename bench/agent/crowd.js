import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess } from '../../scripts/process.js';
import { quantile } from '../statistics.js';
import { startFleet } from './fleet.js';
import { costTable, readWindows } from './idle.js';
import { loadTable, runRounds } from './load.js';
import { tell } from './run.js';
import { SAMPLE_BUDGET_US, sampleTable, takeSamples } from './sample.js';
import { startAnswering, startService } from './service-process.js';

/**
 * @import { Service } from './service-process.js'
 * @import { Run, Result } from './run.js'
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
    : { warmUpMs: 25_000, windowMs: 60_000, windows: 3, sampleMs: 60_000, rounds: 10, turnMs: 5000 };
  const sockets = Math.min(WANTED_SOCKETS, maxDescriptors() - SPARE);
  const fleet = await startFleet(run.node, IDS, { timers: TIMERS });
  const sampled = await startService(run.node, { base: 'http', agent: 'sampler', timers: TIMERS });
  const crowds = [];
  for (const service of [...IDS.map(fleet.service), sampled]) crowds.push(await startCrowd(service, sockets));
  await fleet.watch();
  tell(`crowd: ${sockets} sockets and ${TIMERS} timers each; warm-up of ${warmUpMs / 1000} s`);
  await sleep(warmUpMs);
  const costs = await readWindows(fleet, windowMs, windows);
  const figures = await takeSamples(sampled, sampleMs);
  await sampled.end();
  const turns = await runRounds(fleet, rounds, turnMs);
  await fleet.end();
  await Promise.all(crowds.map((crowd) => endProcess(crowd)));
  const medianUs = quantile(figures.sampleMs, 0.5) * 1000;
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

${sampleTable([['unwatched', figures]])}`,
    verdicts: [
      {
        what: `one sample, cold, with ${sockets.toLocaleString('en')} sockets`,
        budget: `${SAMPLE_BUDGET_US} µs, independent of sockets`,
        figure: `${medianUs.toFixed(0)} µs`,
        isMet: medianUs <= SAMPLE_BUDGET_US,
      },
    ],
  };
}

/**
 * @param {Service} service
 * @param {number} sockets
 */
async function startCrowd({ url }, sockets) {
  const { child, ask } = startAnswering('crowd-client.js');
  await ask({ url, sockets });
  return child;
}

/** Node raises its own limit to the hard one when it starts. */
function maxDescriptors() {
  const limits = readFileSync('/proc/self/limits', 'utf8');
  const hard = /^Max open files\s+\S+\s+(\S+)/m.exec(limits)?.[1];
  return hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard);
}
