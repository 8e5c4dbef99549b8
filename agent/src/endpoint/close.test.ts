import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { serveEndpoint } from '../testing/test-endpoint.ts';
import { upgradeRequest } from '../testing/test-server.ts';
import { fitReason } from './close.ts';

vi.mock('../runtime.ts', () => import('../testing/global-runtime.ts'));

it.each([
  ['short', 'short'],
  ['x'.repeat(200), 'x'.repeat(123)],
  ['é'.repeat(100), 'é'.repeat(61)],
  ['🔑'.repeat(40), '🔑'.repeat(30)],
])('fits a reason into 123 bytes at the end of a character: %#', (reason, fit) => {
  expect(fitReason(reason)).toBe(fit);
});

/** A text frame under a mask of zeros. */
function textFrame(text: string): Buffer {
  const head = Buffer.from([0x81, 0xfe, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16BE(text.length, 2);
  return Buffer.concat([head, Buffer.from(text)]);
}

/** Sends an upgrade and then says nothing more; resolves once a close frame with the code has come. */
async function knock(port: number, protocol: string, code: number, then?: Buffer): Promise<Socket> {
  const headers = ['Host: 127.0.0.1', `Sec-WebSocket-Protocol: ${protocol}`];
  const socket = connectTcp(port, '127.0.0.1', () => socket.write(upgradeRequest('/debug/procscope', ...headers)));
  onTestFinished(() => {
    socket.destroy();
  });
  let received = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
  });
  await once(socket, 'data');
  if (then !== undefined) socket.write(then);
  const wanted = Buffer.from([code >> 8, code & 0xff]);
  while (!received.includes(wanted)) await once(socket, 'data');
  return socket;
}

describe('a client that was sent a close frame and does not answer', () => {
  beforeEach(() => {
    // Time stands still unless a test moves it; connections go on.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
  });

  it.each([
    ['was refused', 'procscope.v2', 4406, undefined],
    ['broke the protocol', 'procscope.v1', 4400, textFrame('garbage'.repeat(20))],
    ['broke a frame', 'procscope.v1', 1002, Buffer.from([0xff, 0xff, 0xff, 0xff])],
  ])('because it %s is cut after a second', async (_, protocol, code, then) => {
    const { port } = await serveEndpoint();
    const socket = await knock(port, protocol, code, then);
    const closed = once(socket, 'close');
    vi.advanceTimersByTime(1000);
    await closed;
  });

  it('is cut at once where it goes on sending', async () => {
    const { port } = await serveEndpoint();
    const socket = await knock(port, 'procscope.v1', 4400, textFrame('garbage'.repeat(20)));
    const closed = once(socket, 'close');
    for (let count = 0; count < 80; count++) socket.write(textFrame('x'.repeat(1024)));
    await closed;
  });

  it('makes the 33rd that is refused meanwhile get a plain 503, and keeps out nobody else', async () => {
    const { port, connect } = await serveEndpoint();
    await Promise.all(Array.from({ length: 32 }, () => knock(port, 'procscope.v2', 4406)));
    const refused = connect({ protocols: ['procscope.v2'] });
    expect(await refused.ended).toEqual({ status: 503, body: 'This agent speaks procscope.v1.' });
    const welcome = connect();
    while (welcome.messages.length === 0) await once(welcome.socket, 'message');
    vi.advanceTimersByTime(1000);
    vi.useRealTimers();
    await vi.waitFor(async () => {
      const next = connect({ protocols: ['procscope.v2'] });
      expect(await next.ended).toMatchObject({ code: 4406 });
    });
  });
});
