import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { endProcess, startProcess } from '../../scripts/process.js';

/**
 * @import { ChildProcess } from 'node:child_process'
 * @import { ServiceSettings } from './services/service.js'
 *
 * @typedef {{ url: string, watchUrl: string, version: string }} Addresses
 * @typedef {Addresses & { pid: number, ask(question: string): Promise<any>, end(): Promise<void> }} Service
 */

/**
 * Starts a service on the given Node and resolves once it answers.
 *
 * @param {string} node
 * @param {ServiceSettings} settings
 * @returns {Promise<Service>}
 */
export async function startService(node, { base, agent, options, timers }) {
  const { child, ask } = startAnswering('services/service.js', {
    node,
    flags: ['--expose-gc', '--no-warnings'],
    argument: JSON.stringify({ base, agent, options, timers }),
  });
  const addresses = await ask();
  // Some agents start with the first request.
  await (await fetch(addresses.url)).text();
  return { ...addresses, pid: Number(child.pid), ask, end: () => endProcess(child) };
}

/**
 * Starts a program of this folder that answers each message it gets over IPC with one message.
 *
 * @param {string} file
 * @param {{ node?: string, flags?: string[], argument?: string }} [options]
 */
export function startAnswering(file, { node = process.execPath, flags = [], argument = '' } = {}) {
  const program = fileURLToPath(new URL(file, import.meta.url));
  const child = startProcess(node, [...flags, program, argument], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return { child, ask: (/** @type {unknown} */ question = undefined) => ask(child, file, question) };
}

/**
 * @param {ChildProcess} child
 * @param {string} file
 * @param {unknown} [question] none waits for what the program says by itself
 */
async function ask(child, file, question) {
  const ending = new AbortController();
  const ended = once(child, 'exit', { signal: ending.signal }).then(([code]) => {
    throw new Error(`${file} ended with code ${code} instead of answering; its messages stand above.`);
  });
  try {
    const answered = once(child, 'message', { signal: ending.signal });
    if (question !== undefined) child.send(/** @type {object} */ (question));
    const [message] = await Promise.race([answered, ended]);
    return message.answer;
  } finally {
    ended.catch(() => {});
    ending.abort();
  }
}
