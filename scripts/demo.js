import { join } from 'node:path';
import { ROOT, startProcess } from './process.js';

/** @typedef {{ page: string, agents: Record<string, string> }} Demo `agents` are WebSocket addresses by service name. */

/**
 * Starts the demo and resolves once both of its services listen. It ends with this process.
 *
 * @returns {Promise<Demo>}
 */
export function startDemo() {
  const child = startProcess(process.execPath, [join(ROOT, 'examples', 'demo', 'start.js')], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(/** @type {Demo} */ (message)));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The demo ended with code ${code}; its messages stand above.`)));
  });
}
