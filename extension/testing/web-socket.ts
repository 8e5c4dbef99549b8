import { onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';

/**
 * Puts a browser's `WebSocket` into Node 20, which has none, until the test is over.
 * Returns the addresses to which one was opened, in order.
 */
export function stubWebSocket(): readonly string[] {
  const sockets: WebSocket[] = [];
  const opened: string[] = [];
  class BrowserWebSocket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols);
      // A browser's socket never throws for want of a listener.
      this.on('error', () => {});
      opened.push(url);
      sockets.push(this);
    }
  }
  vi.stubGlobal('WebSocket', BrowserWebSocket);
  onTestFinished(() => {
    vi.unstubAllGlobals();
    for (const socket of sockets) socket.terminate();
  });
  return opened;
}
