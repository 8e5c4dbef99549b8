import { asCharts, type ChartDescription, columnsOf } from './charts.ts';
import { asEvent, type ProcessEvent } from './events.ts';
import {
  asArray,
  asId,
  asInteger,
  asNumber,
  asObject,
  asOneOf,
  asText,
  asTime,
  type Fields,
  field,
  ProtocolError,
  parseObject,
} from './guard.ts';
import {
  MAX_CLIENT_MESSAGE_BYTES,
  MAX_COLUMNS,
  MAX_EVENTS_PER_MESSAGE,
  MAX_LOOKUP_NUMBERS,
  MAX_PORTS,
  MAX_SERVER_MESSAGE_BYTES,
  PROTOCOL_VERSION,
} from './limits.ts';

/** Which service this is. `instance` is new with every start of the process. */
export interface ServiceIdentity {
  name: string;
  version?: string;
  instance: string;
}

/** Which process this is. `startedAt` is in milliseconds since the epoch. */
export interface ProcessIdentity {
  pid: number;
  host: string;
  runtime: { name: string; version: string };
  startedAt: number;
}

/** The charts and the order of columns in the frames that carry the same `schema` number. */
export interface Schema {
  schema: number;
  charts: ChartDescription[];
  columns: string[];
}

/** The first message of every connection. */
export interface HelloMessage extends Schema {
  type: 'hello';
  version: typeof PROTOCOL_VERSION;
  service: ServiceIdentity;
  process: ProcessIdentity;
  intervalMs: number;
  /** How far the agent's history reaches back; 0 where it keeps none. */
  historySeconds: number;
  /** Counts how often the clock's origin was taken anew. */
  epoch: number;
  /** Ports of the other agents of the same cluster on this machine. */
  ports: number[];
}

/** The charts have changed; frames from here on carry the new number. */
export interface SchemaMessage extends Schema {
  type: 'schema';
}

export interface EventsMessage {
  type: 'events';
  events: ProcessEvent[];
}

/**
 * With `probe`, the answer to a client's clock probe: the client's own number, and when the agent received and
 * answered it. Without, the news that the clock's origin was taken anew. Times in milliseconds since the epoch.
 */
export interface ClockMessage {
  type: 'clock';
  epoch: number;
  probe?: { sent: number; received: number; answered: number };
}

/** What the agent knows of a request that its process served and that is over. Times in milliseconds since the epoch. */
export interface RequestRecord {
  /** The one in the header of its response. */
  number: number;
  /** When its headers had been read. */
  startedAt: number;
  /** When the response had been handed over to the system, or the connection was found broken. */
  endedAt: number;
  /** Of the response; 0 where it was broken off before it was complete. */
  status: number;
  /** Numbered requests that this process had in hand when it came, itself included. */
  inFlight: number;
  /** Sent on its connection for it, headers included, TLS not; left out where that cannot be told, as with HTTP/2. */
  bytes?: number;
  /** The share of its time in which the event loop worked, from 0 to 1; left out where it took none. */
  utilization?: number;
}

/** The answer to a lookup: a record for each number that the agent still holds. */
export interface RequestsMessage {
  type: 'requests';
  requests: RequestRecord[];
}

export type ServerMessage = HelloMessage | SchemaMessage | EventsMessage | ClockMessage | RequestsMessage;

/** Asks for the agent's clock. `sent` comes back unchanged. */
export interface ClockProbe {
  type: 'clock';
  sent: number;
}

/** Asks for the records of requests by their numbers. */
export interface LookupMessage {
  type: 'lookup';
  numbers: number[];
}

export type ClientMessage = ClockProbe | LookupMessage;

const SERVER_TYPES = ['hello', 'schema', 'events', 'clock', 'requests'] as const satisfies ServerMessage['type'][];
const CLIENT_TYPES = ['clock', 'lookup'] as const satisfies ClientMessage['type'][];

/** A `hello` of another protocol version, which a person solves by updating one of the two sides. */
export class VersionError extends ProtocolError {
  override name = 'VersionError';
}

/**
 * Checks a text that a server sent. Throws a `ProtocolError` that says what is wrong, a `VersionError` for a `hello` of
 * another protocol version. Fields that version 1 does not define are left out of the result.
 */
export function parseServerMessage(text: string): ServerMessage {
  if (text.length > MAX_SERVER_MESSAGE_BYTES) {
    throw new ProtocolError(`A message of ${text.length} characters is larger than ${MAX_SERVER_MESSAGE_BYTES}.`);
  }
  const object = parseObject(text, 'A message');
  const type = asOneOf(field(object, 'type'), SERVER_TYPES, 'The type of a message');
  switch (type) {
    case 'hello':
      return asHello(object);
    case 'schema':
      return { type, ...asSchema(object) };
    case 'events':
      return { type, events: asArray(field(object, 'events'), 'The events', MAX_EVENTS_PER_MESSAGE).map(asEvent) };
    case 'clock':
      return asClock(object);
    case 'requests':
      return {
        type,
        requests: asArray(field(object, 'requests'), 'The requests', MAX_LOOKUP_NUMBERS).map(asRequestRecord),
      };
  }
}

/** Checks a text that a client sent. Throws a `ProtocolError` that says what is wrong. */
export function parseClientMessage(text: string): ClientMessage {
  if (text.length > MAX_CLIENT_MESSAGE_BYTES) {
    throw new ProtocolError(`A message of ${text.length} characters is larger than ${MAX_CLIENT_MESSAGE_BYTES}.`);
  }
  const object = parseObject(text, 'A message');
  const type = asOneOf(field(object, 'type'), CLIENT_TYPES, 'The type of a message');
  if (type === 'clock') return { type, sent: asNumber(field(object, 'sent'), 'The time of a clock probe') };
  const numbers = asArray(field(object, 'numbers'), 'The numbers of a lookup', MAX_LOOKUP_NUMBERS);
  return { type, numbers: numbers.map((number) => asInteger(number, 'A number of a lookup')) };
}

function asHello(object: Fields): HelloMessage {
  const version = asInteger(field(object, 'version'), 'The protocol version');
  if (version !== PROTOCOL_VERSION) {
    throw new VersionError(
      `The agent speaks version ${version} of the protocol; this panel speaks ${PROTOCOL_VERSION}.`,
    );
  }
  return {
    type: 'hello',
    version,
    service: asService(field(object, 'service')),
    process: asProcess(field(object, 'process')),
    intervalMs: asNumber(field(object, 'intervalMs'), 'The interval', 1, 86_400_000),
    historySeconds: asNumber(field(object, 'historySeconds'), 'The length of the history', 0),
    epoch: asInteger(field(object, 'epoch'), 'The epoch'),
    ...asSchema(object),
    ports: asArray(field(object, 'ports'), 'The ports', MAX_PORTS).map((port) => asInteger(port, 'A port', 1, 65_535)),
  };
}

function asService(value: unknown): ServiceIdentity {
  const object = asObject(value, 'The service');
  const version = field(object, 'version');
  return {
    name: asId(field(object, 'name'), 'The name of the service'),
    ...(version === undefined ? {} : { version: asText(version, 'The version of the service') }),
    instance: asId(field(object, 'instance'), 'The instance of the service'),
  };
}

function asProcess(value: unknown): ProcessIdentity {
  const object = asObject(value, 'The process');
  const runtime = asObject(field(object, 'runtime'), 'The runtime of the process');
  return {
    pid: asInteger(field(object, 'pid'), 'The id of the process'),
    host: asText(field(object, 'host'), 'The host of the process'),
    runtime: {
      name: asText(field(runtime, 'name'), 'The name of the runtime'),
      version: asText(field(runtime, 'version'), 'The version of the runtime'),
    },
    startedAt: asTime(field(object, 'startedAt'), 'The start time of the process'),
  };
}

function asSchema(object: Fields): Schema {
  const charts = asCharts(field(object, 'charts'));
  const columns = asArray(field(object, 'columns'), 'The columns', MAX_COLUMNS).map((id) => asId(id, 'A column'));
  if (new Set(columns).size !== columns.length) throw new ProtocolError('A column is named twice.');
  const known = new Set(columns);
  const missing = columnsOf(charts).find((id) => !known.has(id));
  if (missing !== undefined) throw new ProtocolError(`The series "${missing}" has no column.`);
  return { schema: asInteger(field(object, 'schema'), 'The schema number', 0, 0xffff_ffff), charts, columns };
}

function asClock(object: Fields): ClockMessage {
  const epoch = asInteger(field(object, 'epoch'), 'The epoch');
  const value = field(object, 'probe');
  if (value === undefined) return { type: 'clock', epoch };
  const probe = asObject(value, 'The clock probe');
  return {
    type: 'clock',
    epoch,
    probe: {
      sent: asNumber(field(probe, 'sent'), 'The sent time of a clock probe'),
      received: asNumber(field(probe, 'received'), 'The received time of a clock probe'),
      answered: asNumber(field(probe, 'answered'), 'The answered time of a clock probe'),
    },
  };
}

/** Checks what a service says of a request. Throws a `ProtocolError` that says what is wrong. */
export function asRequestRecord(value: unknown): RequestRecord {
  const object = asObject(value, 'A request');
  const bytes = field(object, 'bytes');
  const utilization = field(object, 'utilization');
  return {
    number: asInteger(field(object, 'number'), 'The number of a request'),
    startedAt: asTime(field(object, 'startedAt'), 'The start of a request'),
    endedAt: asTime(field(object, 'endedAt'), 'The end of a request'),
    status: asInteger(field(object, 'status'), 'The status of a request', 0, 999),
    inFlight: asInteger(field(object, 'inFlight'), 'The requests in flight'),
    ...(bytes === undefined ? {} : { bytes: asNumber(bytes, 'The bytes of a request', 0) }),
    ...(utilization === undefined ? {} : { utilization: asNumber(utilization, 'The utilization of a request', 0, 1) }),
  };
}
