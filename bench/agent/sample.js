import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../statistics.js';
import { table } from './markdown.js';
import { tell } from './run.js';
import { startService } from './service-process.js';

/**
 * @import { Run, Result } from './run.js'
 * @import { Service } from './service-process.js'
 * @import { SampleFigures } from './services/agents/sampler.js'
 */

export const SAMPLE_BUDGET_US = 400;
const WARM_UP_MS = 5000;

/**
 * What one sample costs, taken cold once a second.
 *
 * @param {Run} run
 * @returns {Promise<Result>}
 */
export async function measureSample(run) {
  const measureMs = run.quick ? 20_000 : 60_000;
  const start = (/** @type {boolean} */ watched) =>
    startService(run.node, { base: 'http', agent: 'sampler', options: { watched } });
  const services = [await start(false), await start(true)];
  tell(`sample: ${measureMs / 1000} s`);
  const [unwatched, watched] = await Promise.all(services.map((service) => takeSamples(service, measureMs)));
  await Promise.all(services.map((service) => service.end()));
  if (!unwatched || !watched) throw new Error('No samples were taken.');
  const medianUs = quantile(unwatched.sampleMs, 0.5) * 1000;
  return {
    markdown: `### One sample

A clock around each sample of the agent's own sampler in an idle service, one a second for ${measureMs / 1000} s, from reading to the history and, where
it is watched, to the frame. Some figures are read in each fifth sample only.

${sampleTable([
  ['unwatched', unwatched],
  ['watched', watched],
])}

By collector, unwatched:

${table(
  ['collector', 'median, µs', 'p90, µs'],
  Object.entries(unwatched.collectorMs).map(([name, ms]) => [name, microseconds(ms, 0.5), microseconds(ms, 0.9)]),
)}`,
    verdicts: [
      {
        what: 'one sample, cold',
        budget: `${SAMPLE_BUDGET_US} µs`,
        figure: `${medianUs.toFixed(0)} µs`,
        isMet: medianUs <= SAMPLE_BUDGET_US,
      },
    ],
  };
}

/**
 * @param {Service} service
 * @param {number} measureMs
 * @returns {Promise<SampleFigures>}
 */
export async function takeSamples(service, measureMs) {
  await sleep(WARM_UP_MS);
  await service.readFigures();
  await sleep(measureMs);
  return service.readFigures();
}

/** @param {[name: string, figures: SampleFigures][]} rows */
export function sampleTable(rows) {
  return table(
    ['sample', 'median, µs', 'mean, µs', 'p90, µs', 'longest, µs', 'samples'],
    rows.map(([name, { sampleMs }]) => [
      name,
      microseconds(sampleMs, 0.5),
      ((sampleMs.reduce((sum, ms) => sum + ms, 0) / sampleMs.length) * 1000).toFixed(0),
      microseconds(sampleMs, 0.9),
      microseconds(sampleMs, 1),
      String(sampleMs.length),
    ]),
  );
}

/**
 * @param {readonly number[]} valuesMs
 * @param {number} ratio
 */
function microseconds(valuesMs, ratio) {
  return (quantile(valuesMs, ratio) * 1000).toFixed(0);
}
