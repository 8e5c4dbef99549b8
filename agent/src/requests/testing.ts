import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, vi } from 'vitest';
import type { RequestRecord } from '../../../shared/messages.ts';
import { type RequestRecorder, startRequestRecorder } from './recorder.ts';

/** The number of the first request of a test. */
export const FIRST = 500;
export const REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
export const LAST_REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';

/** A recorder whose epoch is that of the monotonic clock, and what it warned of; stopped when the test ends. */
export function createTestRecorder(firstNumber = FIRST): RequestRecorder & { warnings: string[] } {
  const warnings: string[] = [];
  const recorder = startRequestRecorder({
    firstNumber,
    tag: (number) => `tag of ${number}`,
    toEpoch: (ms) => ms,
    warn: (text) => warnings.push(text),
  });
  onTestFinished(() => {
    recorder.stop();
    expect(warnings).toEqual([]);
  });
  return { ...recorder, warnings };
}

/** The record of a request, as soon as it is over. */
export function found(recorder: RequestRecorder, number: number): Promise<RequestRecord> {
  return vi.waitFor(() => {
    const record = recorder.find(number);
    if (!record) throw new Error(`Request ${number} is not over.`);
    return record;
  });
}

/** The numbers in the headers of an answer, or of several on one connection. */
export function numbersIn(answer: string): number[] {
  return [...answer.matchAll(/^Procscope: tag of (\d+)\r$/gm)].map(([, number]) => Number(number));
}

/** Opens a connection and keeps all that comes on it; it is closed when the test ends. */
export function converse(port: number, open: (port: number) => Socket = openTcp) {
  const socket = open(port);
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk.toString();
  });
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  return { socket, received: () => received };
}

const openTcp = (port: number) => connect(port, '127.0.0.1');
