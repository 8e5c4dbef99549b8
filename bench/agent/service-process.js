import { endProcess } from '../../scripts/process.js';
import { startAnswering } from '../answering-process.js';

/**
 * @import { SampleFigures } from './services/agents/sampler.js'
 * @import { Memory, ServiceSettings } from './services/service.js'
 *
 * @typedef {{ url: string, watchUrl: string, version: string }} Addresses
 * @typedef {Addresses & { pid: number, readMemory(): Promise<Memory>, readFigures(): Promise<SampleFigures>, end(): Promise<void> }} Service
 */

/**
 * Starts a service on the given Node and resolves once it answers.
 *
 * @param {string} node
 * @param {ServiceSettings} settings
 * @returns {Promise<Service>}
 */
export async function startService(node, { base, agent, options, timers }) {
  const { child, ask } = startAnswering(new URL('services/service.js', import.meta.url), {
    node,
    flags: ['--expose-gc', '--no-warnings'],
    argument: JSON.stringify({ base, agent, options, timers }),
  });
  const addresses = await ask();
  // Some agents start with the first request.
  await (await fetch(addresses.url)).text();
  return {
    ...addresses,
    pid: Number(child.pid),
    readMemory: () => ask('memory'),
    readFigures: () => ask('figures'),
    end: () => endProcess(child),
  };
}
