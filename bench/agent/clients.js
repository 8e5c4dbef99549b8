import http from 'node:http';
import { watchProcscope } from '../procscope-client.js';
import { importPeer } from './services/agents/agent.js';

/**
 * Who watches a service, from within the bench's own process.
 *
 * @import { Service } from './service-process.js'
 * @typedef {{ kind: 'procscope' } | { kind: 'socket.io' } | { kind: 'poll', everyMs: number }} Watch
 */

/**
 * Starts to watch and returns the way to stop.
 *
 * @param {Service} service
 * @param {Watch} watch
 * @returns {Promise<() => unknown>}
 */
export async function startWatching({ url, watchUrl }, watch) {
  if (watch.kind === 'procscope') return watchProcscope(watchUrl);
  if (watch.kind === 'poll') return poll(watchUrl, watch.everyMs);
  return watchSocketIo(url);
}

/**
 * Asks at once and then every so often over one connection, as Prometheus does.
 *
 * @param {string} url
 * @param {number} everyMs
 */
function poll(url, everyMs) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () => {
    const request = http.get(url, { agent }, (response) => response.resume());
    request.on('error', (error) => console.error(`Polling ${url} failed: ${error.message}`));
  };
  ask();
  const timer = setInterval(ask, everyMs);
  return () => {
    clearInterval(timer);
    agent.destroy();
  };
}

/** @param {string} url */
async function watchSocketIo(url) {
  // The version that express-status-monitor's server talks to.
  const { default: connect } = await importPeer('socket.io-client');
  const socket = connect(url, { forceNew: true });
  await new Promise((resolve) => socket.once('esm_start', resolve));
  return () => socket.close();
}
