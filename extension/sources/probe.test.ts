import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, it, vi } from 'vitest';
import { startAgent } from '../testing/fake-agent.ts';
import { deadUrl, startMute, startWebServer } from '../testing/servers.ts';
import { probe } from './probe.ts';

it('takes any answer for an answer', async () => {
  const { url } = await startAgent();
  expect(await probe(url)).toBe('answered');
  expect(await probe(await startWebServer((_, response) => response.writeHead(500).end()))).toBe('answered');
});

it('tells a port where nothing listens from one that does not answer', async () => {
  expect(await probe(await deadUrl())).toBe('refused');
  expect(await probe((await startMute()).url)).toBe('timeout');
});

it('ends when its signal does', async () => {
  const mute = await startMute();
  const closing = new AbortController();
  const result = probe(mute.url, closing.signal);
  await vi.waitFor(() => expect(mute.connections).toBe(1));
  closing.abort();
  expect(await result).toBe('refused');
});

it('does not keep the connection for a body that never ends', async () => {
  let response: ServerResponse | undefined;
  const url = await startWebServer((_, answer) => {
    response = answer;
    answer.writeHead(200).write('more to come');
  });
  expect(await probe(url)).toBe('answered');
  if (response && !response.closed) await once(response, 'close');
  expect(response?.closed).toBe(true);
});
