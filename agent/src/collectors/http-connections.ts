import { createBudget } from './budget.ts';
import { isObject } from './http-messages.ts';

/** What is used of a socket: of node:net, node:tls, or the view of it that an HTTP/2 session gives. */
export interface CountedSocket {
  readonly bytesRead: number;
  readonly bytesWritten: number;
  readonly destroyed: boolean;
}

/** A response that has not finished. */
interface Due {
  response: object;
  startMs: number;
}

/** A connection that has carried a request. */
export interface Connection {
  socket: CountedSocket;
  /** Requests that are under way on it. */
  requests: number;
  /**
   * The responses that a server owes on it, in the order of their requests, which is that of HTTP/1; kept here because a
   * map beside it would be one look-up more, twice a request.
   */
  due: Due[];
  received: number;
  sent: number;
  /** It has requests under way, or something moved on it since the reading before. */
  isMoving: boolean;
  isOver: boolean;
}

/** The connections of one direction, and the bytes that moved on them. */
export interface Connections {
  /** The connection of a socket that has carried a request and is not over. */
  find(socket: unknown): Connection | undefined;
  /** A request begins on this; give what it returns to `end` when the request is over. Undefined if it is no socket. */
  begin(socket: unknown): Connection | undefined;
  /** False where the connection was over before, and so was the request with it. */
  end(connection: Connection): boolean;
  /** Reads the bytes of one connection now, for a socket that cannot be asked once it is closed. */
  book(connection: Connection): void;
  /** How many are open, and the bytes that came in and went out since the last call. */
  take(): { open: number; received: number; sent: number };
}

/** So many may be over without anybody looking. */
const MAX_UNSEEN = 64;

/** To look through all connections may take a thousandth of the time; through those on which something happens, more. */
const SWEEP_SHARE = 0.001;

/**
 * Counts connections and their bytes. Nothing listens to the host's sockets, which would count towards their limit of
 * listeners and could be taken off: what is over is found by looking, at those with requests under way or that moved since
 * the reading before, and more rarely at all of them, each on a budget. Between readings, and where none ever come, as many
 * more as are open are let come before the closed ones are swept out.
 *
 * `onBroken` is told how many requests were under way on a connection that is over.
 */
export function createConnections(onBroken: (requests: number) => void = () => {}, now?: () => number): Connections {
  const connections = new Map<unknown, Connection>();
  const withinBudget = createBudget(now);
  const withinSweepBudget = createBudget(now, SWEEP_SHARE);
  const moving = new Set<Connection>();
  let sweepAt = MAX_UNSEEN;
  let received = 0;
  let sent = 0;

  /** Books what moved on a connection, and tells whether anything did. */
  function book(connection: Connection): boolean {
    const { bytesRead, bytesWritten } = bytesOf(connection);
    const moved = bytesRead > connection.received || bytesWritten > connection.sent;
    received += bytesRead - connection.received;
    sent += bytesWritten - connection.sent;
    connection.received = bytesRead;
    connection.sent = bytesWritten;
    return moved;
  }

  /** Lets go of a connection if it is over. */
  function checkOver(connection: Connection): boolean {
    if (!isGone(connection.socket)) return false;
    connection.isOver = true;
    book(connection);
    connections.delete(connection.socket);
    moving.delete(connection);
    if (connection.requests > 0) onBroken(connection.requests);
    return true;
  }

  function readMoving(): void {
    for (const connection of moving) {
      if (checkOver(connection)) continue;
      if (book(connection) || connection.requests > 0) continue;
      connection.isMoving = false;
      moving.delete(connection);
    }
  }

  function sweep(): void {
    for (const connection of connections.values()) checkOver(connection);
    sweepAt = 2 * connections.size + MAX_UNSEEN;
  }

  function meet(socket: unknown): Connection | undefined {
    if (!isSocket(socket)) return undefined;
    if (connections.size >= sweepAt) sweep();
    // What has both received and sent before its first request is older than the agent: its past is in no interval.
    const { bytesRead, bytesWritten } = socket;
    const isOld = bytesRead > 0 && bytesWritten > 0;
    const connection: Connection = {
      socket,
      requests: 0,
      due: [],
      received: isOld ? bytesRead : 0,
      sent: isOld ? bytesWritten : 0,
      isMoving: false,
      isOver: false,
    };
    connections.set(socket, connection);
    return connection;
  }

  return {
    find: (socket) => connections.get(socket),
    begin(socket) {
      const connection = connections.get(socket) ?? meet(socket);
      if (!connection) return undefined;
      connection.requests++;
      if (!connection.isMoving) {
        connection.isMoving = true;
        moving.add(connection);
      }
      return connection;
    },
    end(connection) {
      if (connection.isOver) return false;
      connection.requests--;
      return true;
    },
    book,
    take() {
      withinBudget(readMoving);
      withinSweepBudget(sweep);
      const taken = { open: connections.size, received, sent };
      received = 0;
      sent = 0;
      return taken;
    },
  };
}

/** The socket of an HTTP/2 session is a view, which has its properties only once they are read. */
function isSocket(value: unknown): value is CountedSocket {
  return isObject(value) && typeof Reflect.get(value, 'bytesRead') === 'number';
}

function isGone(socket: CountedSocket): boolean {
  try {
    return socket.destroyed;
  } catch {
    // The socket of an HTTP/2 session that has ended.
    return true;
  }
}

/** What has moved on a connection so far; what was booked last where its socket is gone. */
function bytesOf({ socket, received, sent }: Connection): Pick<CountedSocket, 'bytesRead' | 'bytesWritten'> {
  try {
    const { bytesRead, bytesWritten } = socket;
    if (bytesRead >= received && bytesWritten >= sent) return { bytesRead, bytesWritten };
  } catch {
    // The socket of an HTTP/2 session that has ended.
  }
  return { bytesRead: received, bytesWritten: sent };
}
