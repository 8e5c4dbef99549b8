import { createBudget } from './budget.ts';

/** What is used of a socket: of node:net, node:tls, or the view of it that an HTTP/2 session gives. */
export interface CountedSocket {
  readonly bytesRead: number;
  readonly bytesWritten: number;
  once(event: 'close', listener: () => void): unknown;
  off(event: 'close', listener: () => void): unknown;
}

/** A connection that has carried a request. */
export interface Connection {
  socket: CountedSocket;
  /** Requests that are under way on it. */
  requests: number;
  received: number;
  sent: number;
  /** Whether the next reading looks at it. */
  isMoving: boolean;
  onClose(): void;
}

/** The connections of one direction, and the bytes that moved on them. */
export interface Connections {
  /** How many are open. */
  readonly open: number;
  /** A request begins on this socket; give what it returns to `end` when the request is over. */
  begin(socket: CountedSocket): Connection;
  end(connection: Connection): void;
  /** Reads the bytes of one connection now, for a socket that cannot be asked once it is closed. Tells whether any moved. */
  book(connection: Connection): boolean;
  /** Bytes that came in and went out since the last call. What it does not get to now is in a later one. */
  take(): { received: number; sent: number };
  /** Takes every listener off again. */
  close(): void;
}

/**
 * Counts connections and their bytes without looking at those on which nothing happens: a reading goes through the ones
 * with requests under way, and those that moved since the reading before, on a budget.
 */
export function createConnections(now?: () => number): Connections {
  const connections = new Map<CountedSocket, Connection>();
  const withinBudget = createBudget(now);
  let moving: Connection[] = [];
  let received = 0;
  let sent = 0;

  function book(connection: Connection): boolean {
    const { bytesRead, bytesWritten } = bytesOf(connection);
    const moved = bytesRead > connection.received || bytesWritten > connection.sent;
    received += bytesRead - connection.received;
    sent += bytesWritten - connection.sent;
    connection.received = bytesRead;
    connection.sent = bytesWritten;
    return moved;
  }

  function watch(connection: Connection): void {
    if (connection.isMoving) return;
    connection.isMoving = true;
    moving.push(connection);
  }

  function meet(socket: CountedSocket): Connection {
    // What has both received and sent before its first request is older than the agent: its past is in no interval.
    const { bytesRead, bytesWritten } = socket;
    const isOld = bytesRead > 0 && bytesWritten > 0;
    const connection: Connection = {
      socket,
      requests: 0,
      received: isOld ? bytesRead : 0,
      sent: isOld ? bytesWritten : 0,
      isMoving: false,
      onClose() {
        connections.delete(socket);
        book(connection);
      },
    };
    connections.set(socket, connection);
    socket.once('close', connection.onClose);
    return connection;
  }

  return {
    get open() {
      return connections.size;
    },
    begin(socket) {
      const connection = connections.get(socket) ?? meet(socket);
      connection.requests++;
      watch(connection);
      return connection;
    },
    end(connection) {
      connection.requests--;
      watch(connection);
    },
    book,
    take() {
      withinBudget(() => {
        moving = moving.filter((connection) => {
          const isOpen = connections.has(connection.socket);
          connection.isMoving = isOpen && (book(connection) || connection.requests > 0);
          return connection.isMoving;
        });
      });
      const taken = { received, sent };
      received = 0;
      sent = 0;
      return taken;
    },
    close() {
      for (const { socket, onClose } of connections.values()) socket.off('close', onClose);
      connections.clear();
      moving = [];
    },
  };
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
