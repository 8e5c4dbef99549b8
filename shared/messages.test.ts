import { describe, expect, it } from 'vitest';
import { MAX_CLIENT_MESSAGE_BYTES, MAX_LOOKUP_NUMBERS, MAX_SERVER_MESSAGE_BYTES } from './limits.ts';
import {
  type HelloMessage,
  parseClientMessage,
  parseServerMessage,
  type ServerMessage,
  VersionError,
} from './messages.ts';

const hello: HelloMessage = {
  type: 'hello',
  version: 1,
  service: { name: 'shop', version: '1.2.3', instance: 'i1' },
  process: { pid: 1, host: 'h', runtime: { name: 'node', version: '20.20.2' }, startedAt: 1 },
  intervalMs: 1000,
  historySeconds: 600,
  epoch: 0,
  schema: 3,
  charts: [{ id: 'c', title: 'C', unit: '1', kind: 'lines', group: 'g', series: [{ id: 'x', label: 'X' }] }],
  columns: ['x'],
  ports: [7576],
};

const serverMessages: ServerMessage[] = [
  hello,
  { type: 'schema', schema: 4, charts: [], columns: [] },
  { type: 'events', events: [{ kind: 'mark', at: 1, label: 'm' }] },
  { type: 'clock', epoch: 2 },
  { type: 'clock', epoch: 2, probe: { sent: 1, received: 2, answered: 3 } },
  {
    type: 'requests',
    requests: [{ number: 1, startedAt: 2, endedAt: 3, status: 200, bytes: 10, inFlight: 1, utilization: 0.5 }],
  },
  { type: 'requests', requests: [{ number: 1, startedAt: 2, endedAt: 2, status: 0, inFlight: 1 }] },
];

const aboutRequest = (fields: object): string => {
  const request = { number: 1, startedAt: 2, endedAt: 3, status: 200, inFlight: 1 };
  return JSON.stringify({ type: 'requests', requests: [{ ...request, ...fields }] });
};

describe('parseServerMessage', () => {
  it.each(serverMessages)('brings a $type message back and drops what it does not know', (message) => {
    expect(parseServerMessage(JSON.stringify({ ...message, extra: 1 }))).toEqual(message);
  });

  it('tells another protocol version from a broken message', () => {
    expect(() => parseServerMessage(JSON.stringify({ ...hello, version: 2 }))).toThrow(VersionError);
    expect(() => parseServerMessage(JSON.stringify({ type: 'hello', version: 2 }))).toThrow(
      'The agent speaks version 2 of the protocol; this panel speaks 1.',
    );
  });

  it.each([
    ['no JSON', 'not json', 'A message is not valid JSON.'],
    ['half a message', JSON.stringify(hello).slice(0, -1), 'A message is not valid JSON.'],
    ['no object', '[]', 'A message is not an object.'],
    ['no type', '{}', /The type of a message is undefined/],
    ['an inherited type', '{"type":"constructor"}', /The type of a message is "constructor"/],
    ['a type by way of a prototype', '{"__proto__":{"type":"clock","epoch":1}}', /The type of a message is undefined/],
    ['a column twice', JSON.stringify({ ...hello, columns: ['x', 'x'] }), 'A column is named twice.'],
    ['a series without a column', JSON.stringify({ ...hello, columns: [] }), 'The series "x" has no column.'],
    ['a schema number out of range', JSON.stringify({ ...hello, schema: 2 ** 32 }), /The schema number is 4294967296/],
    ['a schema number that is none', JSON.stringify({ ...hello, schema: 'a' }), 'The schema number is not a number.'],
    ['a port out of range', JSON.stringify({ ...hello, ports: [0] }), /A port is 0/],
    [
      'a negative pid',
      JSON.stringify({ ...hello, process: { ...hello.process, pid: -1 } }),
      /The id of the process is -1/,
    ],
    ['no service', JSON.stringify({ ...hello, service: undefined }), 'The service is not an object.'],
    [
      'a nameless service',
      JSON.stringify({ ...hello, service: { name: '', instance: 'i' } }),
      /name of the service is empty/,
    ],
    ['too much of anything', JSON.stringify('x'.repeat(MAX_SERVER_MESSAGE_BYTES)), /is larger than/],
    ['a status of four digits', aboutRequest({ status: 1000 }), /The status of a request is 1000/],
    [
      'a request without those in flight',
      aboutRequest({ inFlight: undefined }),
      'The requests in flight is not a number.',
    ],
    ['fewer than no bytes', aboutRequest({ bytes: -1 }), /The bytes of a request is -1/],
    ['more utilization than all', aboutRequest({ utilization: 1.5 }), /The utilization of a request is 1.5/],
    ['too many events', JSON.stringify({ type: 'events', events: Array(1025).fill(null) }), /has 1025 entries/],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseServerMessage(text)).toThrow(message);
  });
});

describe('parseClientMessage', () => {
  it.each([
    { type: 'clock', sent: 12.5 },
    { type: 'lookup', numbers: [1, 2] },
  ])('brings a $type message back and drops what it does not know', (message) => {
    expect(parseClientMessage(JSON.stringify({ ...message, extra: 1 }))).toEqual(message);
  });

  it.each([
    ['a server’s message', JSON.stringify(hello), /The type of a message is "hello"; known are clock, lookup/],
    ['a probe without a time', '{"type":"clock"}', 'The time of a clock probe is not a number.'],
    ['a lookup without numbers', '{"type":"lookup"}', 'The numbers of a lookup is not a list.'],
    ['a lookup of fractions', '{"type":"lookup","numbers":[1.5]}', /which is not a whole number/],
    ['a negative number', '{"type":"lookup","numbers":[-1]}', /out of range/],
    [
      'a lookup too long',
      JSON.stringify({ type: 'lookup', numbers: Array(MAX_LOOKUP_NUMBERS + 1).fill(1) }),
      /has 201 entries; at most 200/,
    ],
    ['too much of anything', JSON.stringify('x'.repeat(MAX_CLIENT_MESSAGE_BYTES)), /is larger than 16384/],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseClientMessage(text)).toThrow(message);
  });
});
