import { once } from 'node:events';
import { expect } from 'vitest';
import type { HelloMessage } from '../../../shared/messages.ts';
import type { RunningChild } from './child.ts';
import { eventually } from './eventually.ts';
import { connect, type TestClient } from './test-client.ts';

/** Waits for the address that a child writes to stderr. */
export function addressOf(child: RunningChild): Promise<string> {
  return eventually(() => {
    const [found] = /ws:\/\/127\.0\.0\.1:\d+\/debug\/procscope/.exec(child.output.stderr) ?? [];
    expect(found, child.output.stderr).toBeDefined();
    return found ?? '';
  });
}

/** Waits for the address that a child writes to stderr, and watches it until the history has come. */
export async function watch(child: RunningChild): Promise<TestClient> {
  const client = connect(await addressOf(child));
  await eventually(() => expect(client.frames.some((frame) => frame.last)).toBe(true));
  return client;
}

/** What the agent at an address says of itself; rejects where none answers. */
export async function helloOf(url: string): Promise<HelloMessage> {
  const { socket, messages, ended } = connect(url);
  await Promise.race([once(socket, 'message'), ended]);
  socket.terminate();
  const [hello] = messages;
  if (hello?.type !== 'hello') throw new Error(`There is no hello from ${url}.`);
  return hello;
}
