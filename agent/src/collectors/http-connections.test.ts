import { expect, test } from 'vitest';
import { type Connection, type CountedSocket, createConnections } from './http-connections.ts';
import { collectGarbage } from './testing.ts';

class FakeSocket implements CountedSocket {
  bytesRead = 0;
  bytesWritten = 0;
  destroyed = false;
}

/** Connections as `createConnections` makes them, where each socket is one. */
function createCounted(...settings: Parameters<typeof createConnections>) {
  const connections = createConnections(...settings);
  function begin(socket: CountedSocket): Connection {
    const connection = connections.begin(socket);
    if (!connection) throw new Error('That is a socket.');
    return connection;
  }
  return { ...connections, begin };
}

/** Connections that are read once a second, and what their owner is told. */
function createBench() {
  const broken: number[] = [];
  let nowMs = 0;
  const connections = createCounted(
    (requests) => broken.push(requests),
    () => nowMs,
  );
  const take = () => {
    nowMs += 1000;
    return connections.take();
  };
  return { connections, broken, take };
}

test('bytes are counted from the first request on, and once', () => {
  const { connections, take } = createBench();
  const socket = new FakeSocket();
  Object.assign(socket, { bytesRead: 100 });
  const connection = connections.begin(socket);
  socket.bytesWritten = 1000;
  expect(take()).toEqual({ open: 1, received: 100, sent: 1000 });
  connections.end(connection);
  Object.assign(socket, { bytesRead: 150, destroyed: true });
  expect(take()).toEqual({ open: 0, received: 50, sent: 0 });
});

test('what a connection moved before the agent came is in no interval', () => {
  const { connections, take } = createBench();
  const socket = new FakeSocket();
  Object.assign(socket, { bytesRead: 1e6, bytesWritten: 1e6 });
  connections.begin(socket);
  socket.bytesRead += 7;
  expect(take()).toEqual({ open: 1, received: 7, sent: 0 });
});

test('requests on a connection that is over are broken, and told once', () => {
  const { connections, broken, take } = createBench();
  const socket = new FakeSocket();
  const [first, second] = [connections.begin(socket), connections.begin(socket)];
  connections.begin(socket);
  expect(connections.end(first)).toBe(true);
  socket.destroyed = true;
  take();
  expect(broken).toEqual([2]);
  expect(connections.end(second)).toBe(false);
});

test('a socket that throws once it is gone is over', () => {
  const { connections, broken, take } = createBench();
  let isBound = true;
  const read = () => {
    if (!isBound) throw new Error('ERR_HTTP2_SOCKET_UNBOUND');
    return 5;
  };
  connections.begin({
    get bytesRead() {
      return read();
    },
    get bytesWritten() {
      return 0;
    },
    get destroyed() {
      return read() !== 5;
    },
  });
  expect(take()).toEqual({ open: 1, received: 5, sent: 0 });
  isBound = false;
  expect(take()).toEqual({ open: 0, received: 0, sent: 0 });
  expect(broken).toEqual([1]);
});

test('connections that close while nobody reads are let go of', async () => {
  const connections = createCounted();
  const sockets: WeakRef<FakeSocket>[] = [];
  for (let count = 0; count < 2000; count++) {
    const socket = new FakeSocket();
    sockets.push(new WeakRef(socket));
    connections.end(connections.begin(socket));
    socket.destroyed = true;
  }
  // A WeakRef keeps its target until the turn is over.
  await new Promise(setImmediate);
  collectGarbage();
  expect(sockets.filter((socket) => socket.deref() !== undefined).length).toBeLessThan(200);
});

test('many idle connections are looked through rarely, busy ones at each reading', () => {
  let nowMs = 0;
  let looks = 0;
  const connections = createCounted(
    () => {},
    () => nowMs,
  );
  const idle = {
    bytesRead: 0,
    bytesWritten: 0,
    get destroyed() {
      looks++;
      nowMs += 5;
      return false;
    },
  };
  connections.end(connections.begin(idle));
  const busy = new FakeSocket();
  connections.begin(busy);
  connections.take();
  looks = 0;
  const received = Array.from({ length: 10 }, () => {
    nowMs += 1000;
    busy.bytesRead += 3;
    return connections.take().received;
  });
  expect(received).toEqual(Array(10).fill(3));
  expect(looks).toBeLessThan(4);
});

test('a connection that was idle is counted again with its next request', () => {
  const { connections, take } = createBench();
  const socket = new FakeSocket();
  connections.end(connections.begin(socket));
  take();
  connections.begin(socket);
  socket.bytesRead += 5;
  expect(take()).toEqual({ open: 1, received: 5, sent: 0 });
});
