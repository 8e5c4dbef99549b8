import { startWatching } from './clients.js';
import { startService } from './service-process.js';
import { VARIANTS } from './variants.js';

/**
 * Services of several variants side by side, each with its client.
 *
 * @import { Service } from './service-process.js'
 * @import { VariantId } from './variants.js'
 *
 * @typedef {object} Fleet
 * @property {readonly VariantId[]} ids
 * @property {(id: VariantId) => Service} service
 * @property {() => Promise<void>} collect collects the garbage of all, so that what it costs to start falls into no window
 * @property {() => Promise<void>} watch starts the clients of those that have one
 * @property {() => Promise<void>} end
 */

/**
 * @param {string} node
 * @param {readonly VariantId[]} ids
 * @param {{ timers?: number }} [settings]
 * @returns {Promise<Fleet>}
 */
export async function startFleet(node, ids, { timers = 0 } = {}) {
  const services = /** @type {Map<VariantId, Service>} */ (new Map());
  for (const id of ids) services.set(id, await startService(node, { ...VARIANTS[id], timers }));
  /** @type {(() => unknown)[]} */
  const stops = [];
  /** @param {VariantId} id */
  function service(id) {
    const found = services.get(id);
    if (!found) throw new Error(`No service "${id}" was started.`);
    return found;
  }
  return {
    ids,
    service,
    async collect() {
      for (const running of services.values()) await running.readMemory();
    },
    async watch() {
      for (const id of ids) {
        /** @type {import('./variants.js').Variant} */
        const { watch } = VARIANTS[id];
        if (watch) stops.push(await startWatching(service(id), watch));
      }
    },
    async end() {
      for (const stop of stops) await stop();
      await Promise.all([...services.values()].map((running) => running.end()));
    },
  };
}
