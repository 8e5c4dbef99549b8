import { performance } from 'node:perf_hooks';
import { importSampler } from '../../sampler-bundle.js';

/**
 * @typedef {{ sampleMs: number[], collectorMs: Record<string, number[]> }} SampleFigures
 * @typedef {{ watched?: boolean }} SamplerOptions
 */

/**
 * The agent's sampler with a clock around each tick: all that a sample costs, from reading to the history and, where it
 * is watched, to the frame. There is no endpoint, so nothing is sent.
 *
 * @param {SamplerOptions} [options]
 */
export async function start({ watched = false } = {}) {
  const { COLLECTORS, createSampler, createTicker } = await importSampler();
  let figures = empty();
  const collectors = Object.entries(COLLECTORS).map(([name, create]) => {
    /** @type {typeof create} */
    const createTimed = (host) => {
      const collector = create(host);
      const read = timed((ms) => {
        const durations = figures.collectorMs[name] ?? [];
        figures.collectorMs[name] = durations;
        durations.push(ms);
      }, collector.read);
      return { ...collector, read };
    };
    return /** @type {const} */ ([name, createTimed]);
  });
  const sampler = createSampler(
    {
      service: { name: 'bench', instance: 'bench' },
      intervalMs: 1000,
      historySeconds: 600,
      collectors: Object.fromEntries(collectors),
    },
    {
      createTicker: (intervalMs, tick, time) =>
        createTicker(
          intervalMs,
          timed((ms) => figures.sampleMs.push(ms), tick),
          time,
        ),
    },
  );
  if (watched) sampler.watch({ sample() {}, events() {}, schema() {}, clock() {} });
  return {
    takeFigures() {
      const taken = figures;
      figures = empty();
      return taken;
    },
  };
}

/** @returns {SampleFigures} */
function empty() {
  return { sampleMs: [], collectorMs: {} };
}

/**
 * @template {unknown[]} Arguments
 * @param {(ms: number) => void} book
 * @param {(...given: Arguments) => void} call
 * @returns {(...given: Arguments) => void}
 */
function timed(book, call) {
  return (...given) => {
    const startedAt = performance.now();
    call(...given);
    book(performance.now() - startedAt);
  };
}
