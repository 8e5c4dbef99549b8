/** The version that `hello` carries; a panel refuses any other. */
export const PROTOCOL_VERSION = 1;

/** The WebSocket subprotocol that both sides must agree on. */
export const SUBPROTOCOL = 'procscope.v1';

/** Prefix of the second subprotocol, in which a client hands over its token (see `tokenSubprotocol`). */
export const TOKEN_SUBPROTOCOL_PREFIX = 'procscope.token.';

/** Where an agent answers when nobody says otherwise. */
export const DEFAULT_PATH = '/debug/procscope';

/** Agents with a port of their own use 7575 to 7594 of the loopback interface. */
export const FIRST_PORT = 7575;
export const PORT_COUNT = 20;

/** Close codes of the protocol; 4400 and above are ours to define (RFC 6455, section 7.4.2). */
export const CLOSE = {
  protocol: 4400,
  token: 4401,
  host: 4403,
  version: 4406,
  tooFarBehind: 4408,
  tooManyClients: 1013,
} as const;

export const MAX_CLIENTS = 16;
export const MAX_COLUMNS = 512;
export const MAX_CLIENT_MESSAGE_BYTES = 16 * 1024;
export const MAX_CLIENT_MESSAGES_PER_SECOND = 20;
export const MAX_SERVER_MESSAGE_BYTES = 8 * 1024 * 1024;
export const MAX_HISTORY_FRAME_BYTES = 512 * 1024;
export const MAX_HISTORY_BYTES = 8 * 1024 * 1024;
/** A client with more than this waiting in the agent's send buffer is closed with 4408. */
export const MAX_BACKLOG_BYTES = 1024 * 1024;
export const MAX_EVENTS_PER_KIND = 4096;
/** Events are sent in messages of at most this many, which keeps each well below a client's limit. */
export const MAX_EVENTS_PER_MESSAGE = 1024;
export const MAX_LOOKUP_NUMBERS = 200;
/** How many of the last requests an agent can be asked for. */
export const MAX_REQUEST_RECORDS = 8192;
/** The response header that tells of a request's number, in characters. */
export const MAX_TAG_LENGTH = 4096;
/** Ports of a cluster's other agents in `hello`. */
export const MAX_PORTS = 1024;
export const HEARTBEAT_MS = 15_000;

/** The latest time that a date can have, in milliseconds since the epoch (ECMA-262, section 21.4.1.1). */
export const MAX_TIME_MS = 8.64e15;

/** Ids (charts, series, groups, service names) in UTF-16 code units. */
export const MAX_ID_LENGTH = 256;
/** Text that is shown (titles, labels, help, marks) in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 1024;
