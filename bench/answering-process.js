import { once } from 'node:events';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProcess } from '../scripts/process.js';

/** @import { ChildProcess } from 'node:child_process' */

/**
 * Starts a program that answers each message it gets over IPC with one message.
 *
 * @param {URL} file
 * @param {{ node?: string, flags?: string[], argument?: string }} [options]
 */
export function startAnswering(file, { node = process.execPath, flags = [], argument = '' } = {}) {
  const program = fileURLToPath(file);
  const child = startProcess(node, [...flags, program, argument], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return { child, ask: (/** @type {unknown} */ question = undefined) => ask(child, basename(program), question) };
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
