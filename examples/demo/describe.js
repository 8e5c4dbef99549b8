/**
 * Says where a service and its agent can be reached: to the terminal, and to start.js where that started it.
 *
 * @import { AddressInfo } from 'node:net'
 * @param {string} name
 * @param {import('node:http').Server} server
 * @param {{ url?: string | undefined }} agent its address is missing where it could get no port
 */
export function describe(name, server, agent) {
  const { port } = /** @type {AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${port}`;
  console.log(`${name}: ${url}/ with its agent at ${agent.url}`);
  process.send?.({ url, agent: agent.url });
  // start.js may have been killed, and then nobody else would end this.
  process.on('disconnect', () => process.exit());
}
