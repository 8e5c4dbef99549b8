// Beside the folder of the agent's bench, whose own packages bring an older `ws`.
import { once } from 'node:events';
import { WebSocket } from 'ws';

/**
 * Watches an agent as the panel does, once it has said hello; what comes is dropped. Returns the way to stop, which resolves
 * once the connection is closed.
 *
 * @param {string} url
 */
export async function watchProcscope(url) {
  const socket = new WebSocket(url, 'procscope.v1', { perMessageDeflate: false });
  await once(socket, 'message');
  return async () => {
    socket.close();
    await once(socket, 'close');
  };
}
