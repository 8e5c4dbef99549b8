// The other end of many idle connections, a process of its own. Told `{ url, sockets }`, it answers once all are open and
// holds them until it ends.
import { once } from 'node:events';
import net from 'node:net';

/** @typedef {{ url: string, sockets: number }} CrowdOrder */

/** Fewer than the service lets wait for its `accept`. */
const AT_ONCE = 200;

process.on('disconnect', () => process.exit());
process.on('message', async (/** @type {CrowdOrder} */ { url, sockets }) => {
  const { hostname, port } = new URL(url);
  // No local address is bound, so each destination has all ephemeral ports (28,000 on Linux) to itself.
  for (let opened = 0; opened < sockets; opened += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, sockets - opened) }, () =>
      net.connect(Number(port), hostname),
    );
    await Promise.all(batch.map((socket) => once(socket, 'connect')));
  }
  process.send?.({ answer: sockets });
});
