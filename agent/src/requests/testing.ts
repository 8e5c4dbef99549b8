import { connect, type Socket } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import type { RequestRecord } from '../../../shared/messages.ts';
import { eventually } from '../testing/eventually.ts';
import { type RequestLedger, startRequestLedger } from './ledger.ts';

/** The number of the first request of a test. */
export const FIRST = 500;
export const REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
export const LAST_REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';

/** A ledger whose epoch is that of the monotonic clock, and what it warned of; stopped when the test ends. */
export function createTestLedger(firstNumber = FIRST): RequestLedger & { warnings: string[] } {
  const warnings: string[] = [];
  const ledger = startRequestLedger({
    firstNumber,
    tag: (number) => `tag of ${number}`,
    toEpoch: (ms) => ms,
    warn: (text) => warnings.push(text),
  });
  onTestFinished(() => {
    ledger.stop();
    expect(warnings).toEqual([]);
  });
  return { ...ledger, warnings };
}

/** The record of a request, as soon as it is over. */
export function found(ledger: RequestLedger, number: number): Promise<RequestRecord> {
  return eventually(() => {
    const record = ledger.find(number);
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
