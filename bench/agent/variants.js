/**
 * What is compared. Each peer runs on the least that it works with: plain `node:http` where it can, because there the
 * agent's share of a request is largest, and Express where the peer is a middleware; each is compared with the bare
 * service on the same ground. Procscope stands on both.
 *
 * @import { ServiceSettings } from './services/service.js'
 * @import { Watch } from './clients.js'
 *
 * @typedef {ServiceSettings & { name: string, watch?: Watch }} Variant
 */

/** @type {Watch} */
const EVERY_15_S = { kind: 'poll', everyMs: 15_000 };
/** @type {Watch} */
const EVERY_SECOND = { kind: 'poll', everyMs: 1000 };
/** As many rows as ten minutes at 1 Hz, in one minute. */
const FULL_HISTORY = { interval: 100, history: 60 };

/** @satisfies {Record<string, Variant>} */
export const VARIANTS = {
  bare: { name: 'bare http', base: 'http', agent: 'none' },
  procscope: { name: '**procscope**, unwatched', base: 'http', agent: 'procscope' },
  watched: { name: '**procscope**, one client', base: 'http', agent: 'procscope', watch: { kind: 'procscope' } },
  silent: {
    name: '**procscope**, unwatched, `advertise: false`',
    base: 'http',
    agent: 'procscope',
    options: { advertise: false },
  },
  watchedSilent: {
    name: '**procscope**, one client, `advertise: false`',
    base: 'http',
    agent: 'procscope',
    options: { advertise: false },
    watch: { kind: 'procscope' },
  },
  full: {
    name: '**procscope**, full history',
    base: 'http',
    agent: 'procscope',
    options: FULL_HISTORY,
  },
  withoutHttp: {
    name: '**procscope** without its collector http',
    base: 'http',
    agent: 'procscope',
    options: { collectors: ['memory', 'gc', 'eventloop', 'cpu', 'resources', 'workers', 'system'] },
  },
  briefHistory: {
    name: '**procscope**, history of a second',
    base: 'http',
    agent: 'procscope',
    options: { ...FULL_HISTORY, history: 1 },
  },
  channels: { name: "Node's channels of HTTP, with empty listeners", base: 'http', agent: 'channels' },
  webSocket: { name: '`ws` alone', base: 'http', agent: 'ws' },
  fullWatched: {
    name: '**procscope**, full history, one client',
    base: 'http',
    agent: 'procscope',
    options: FULL_HISTORY,
    watch: { kind: 'procscope' },
  },
  promClient15: { name: 'prom-client, scraped each 15 s', base: 'http', agent: 'prom-client', watch: EVERY_15_S },
  promClient: { name: 'prom-client, scraped each 1 s', base: 'http', agent: 'prom-client', watch: EVERY_SECOND },
  openTelemetry15: {
    name: 'OpenTelemetry, scraped each 15 s',
    base: 'http',
    agent: 'opentelemetry',
    watch: EVERY_15_S,
  },
  openTelemetry: { name: 'OpenTelemetry, scraped each 1 s', base: 'http', agent: 'opentelemetry', watch: EVERY_SECOND },
  bareExpress: { name: 'bare Express', base: 'express', agent: 'none' },
  expressProcscope: { name: '**procscope** on Express, unwatched', base: 'express', agent: 'procscope' },
  statusMonitor: { name: 'express-status-monitor, no viewer', base: 'express', agent: 'express-status-monitor' },
  statusMonitorViewed: {
    name: 'express-status-monitor, one viewer',
    base: 'express',
    agent: 'express-status-monitor',
    watch: { kind: 'socket.io' },
  },
  swaggerStats: { name: 'swagger-stats, idle', base: 'express', agent: 'swagger-stats' },
  swaggerStatsPolled: {
    name: 'swagger-stats, polled each 1 s',
    base: 'express',
    agent: 'swagger-stats',
    watch: EVERY_SECOND,
  },
};

/** @typedef {keyof typeof VARIANTS} VariantId */

/**
 * The bare service that a variant is compared with.
 *
 * @param {VariantId} id
 * @returns {VariantId}
 */
export function bareOf(id) {
  return VARIANTS[id].base === 'express' ? 'bareExpress' : 'bare';
}

/** @param {VariantId} id */
export function isBare(id) {
  return bareOf(id) === id;
}

/** @param {VariantId} id */
export function isPeer(id) {
  return ['prom-client', 'opentelemetry', 'express-status-monitor', 'swagger-stats'].includes(VARIANTS[id].agent);
}
