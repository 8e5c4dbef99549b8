// Starts the worker and the shop, keeps them running, and drives a gentle load so that the charts move.
// Usage: node start.js [--no-load]
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { driveLoad } from './load.js';

/** @typedef {{ url: string, agent: string }} Address */

/** @type {Map<string, import('node:child_process').ChildProcess>} */
const children = new Map();
let ending = false;

/**
 * Starts a service and resolves with its address once it listens. If it ends, it is started again on the same port.
 *
 * @param {string} name
 * @param {Record<string, string>} [env]
 * @returns {Promise<Address>}
 */
function keepRunning(name, env = {}) {
  const child = fork(fileURLToPath(new URL(`./${name}.js`, import.meta.url)), { env: { ...process.env, ...env } });
  children.set(name, child);
  return new Promise((resolve, reject) => {
    /** @type {Address | undefined} */
    let address;
    child.once('message', (message) => {
      address = /** @type {Address} */ (message);
      resolve(address);
    });
    child.once('exit', (code) => {
      children.delete(name);
      if (ending) return;
      if (!address) return reject(new Error(`The ${name} ended with code ${code} before it listened.`));
      console.log(`The ${name} ended with code ${code}; starting it again.`);
      keepRunning(name, { ...env, PORT: new URL(address.url).port }).catch(fail);
    });
  });
}

/** @param {number} [code] */
function end(code = 0) {
  if (ending) return;
  ending = true;
  for (const child of children.values()) child.kill();
  process.exitCode = code;
  if (process.connected) process.disconnect();
}

/** @param {unknown} error */
function fail(error) {
  console.error(error instanceof Error ? error.message : error);
  end(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end());
// Whoever started this, as `npm start` does, may be gone without a signal.
process.on('disconnect', () => end());

try {
  const worker = await keepRunning('worker');
  const shop = await keepRunning('shop', { WORKER_URL: worker.url });
  console.log(`Demo: ${shop.url}/`);
  process.send?.({ page: `${shop.url}/`, agents: { shop: shop.agent, worker: worker.agent } });
  if (!process.argv.includes('--no-load')) await driveLoad(shop.url, () => !ending);
} catch (error) {
  fail(error);
}
