/**
 * What each file beside this one starts in the service.
 *
 * @import { IncomingMessage, ServerResponse } from 'node:http'
 *
 * @typedef {object} Agent
 * @property {string} [url] where it is watched, on a port of its own
 * @property {string} [path] where it is watched, on the service's port
 * @property {(request: IncomingMessage, response: ServerResponse) => void} [handle] answers `path` on plain http
 * @property {(app: { use(middleware: unknown): void }) => void} [use] puts its middleware into an Express app
 * @property {() => unknown} [takeFigures] what it measured of itself since the last call
 */

/**
 * Imports a package of `bench/agent/package.json`. By a name that TypeScript does not follow, as they are not there
 * before the bench's first run.
 *
 * @param {string} name
 */
export function importPeer(name) {
  return import(name);
}
