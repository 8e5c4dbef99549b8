import diagnostics from 'node:diagnostics_channel';

/**
 * Counts the bytes of every TCP connection that this process opens from now on, both ways.
 *
 * @returns {{ bytesTo(url: string): number, stop(): void }}
 */
export function startCounting() {
  const sockets = /** @type {Map<import('node:net').Socket, number | undefined>} */ (new Map());
  const listener = (/** @type {unknown} */ message) => {
    const { socket } = /** @type {{ socket: import('node:net').Socket }} */ (message);
    socket.once('connect', () => sockets.set(socket, socket.remotePort));
  };
  diagnostics.subscribe('net.client.socket', listener);
  return {
    bytesTo(url) {
      const port = Number(new URL(url).port);
      const ours = [...sockets].filter(([, remotePort]) => remotePort === port);
      return ours.reduce((sum, [socket]) => sum + socket.bytesRead + socket.bytesWritten, 0);
    },
    stop: () => diagnostics.unsubscribe('net.client.socket', listener),
  };
}
