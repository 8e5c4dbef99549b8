import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { installExample } from './install.ts';
import { expectTraffic, watch } from './panel.ts';
import { expectSame } from './routes.ts';
import { announced, expectEnd, start } from './service.ts';

const example = installExample('socket.io');

test.each(['websocket', 'polling'])('Socket.IO over %s works beside a watched agent', async (transport) => {
  const service = start(example.script('start'), { cwd: example.directory });
  const { url, token, origin } = await announced(service);
  const panel = await watch(url, { token });

  const socket = io(origin, { transports: [transport], reconnection: false });
  onTestFinished(() => {
    socket.close();
  });
  const echo = (text: string): Promise<unknown> => socket.timeout(5000).emitWithAck('echo', text);
  expect(await echo('before')).toBe('before');
  expect(socket.io.engine.transport.name).toBe(transport);

  const body = 'Hello from node:http, with Socket.IO beside it';
  await expectSame(`${origin}/`, body, (request) => expectTraffic(panel, request));
  expect(await echo('after')).toBe('after');
  expect(socket.connected).toBe(true);
  await expectEnd(service);
});
