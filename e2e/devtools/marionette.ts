import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection to Marionette, Firefox's remote control: `length:JSON` both ways on a TCP port. */
export interface Marionette {
  command(name: string, parameters?: Record<string, unknown>): Promise<unknown>;
  /**
   * Runs an async function in the browser's own process, with its rights. It sees its arguments and the globals
   * there, nothing of the calling file; arguments and result must survive JSON.
   */
  inBrowser<Args extends unknown[], Result>(
    fn: (...args: Args) => Promise<Result>,
    ...args: Args
  ): Promise<Awaited<Result>>;
  disconnect(): void;
}

interface Call {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const SCRIPT_TIMEOUT_MS = 30_000;

/** Connects, starts a session and turns to the browser's own windows. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const calls = new Map<number, Call>();
  let lastId = 0;

  readPackets(socket, (packet) => {
    // The greeting is an object; an answer is [1, id, error, result].
    if (!Array.isArray(packet)) return;
    const [, id, error, result] = packet;
    const call = calls.get(id);
    calls.delete(id);
    if (error) call?.reject(new Error(`Firefox answered ${error.error}: ${error.message}`));
    else call?.resolve(result);
  });
  const fail = () => {
    for (const call of calls.values()) call.reject(new Error('Firefox closed the connection of its remote control.'));
    calls.clear();
  };
  socket.on('close', fail).on('error', fail);

  const command: Marionette['command'] = (name, parameters = {}) =>
    new Promise((resolve, reject) => {
      if (socket.destroyed) return reject(new Error('Firefox is no longer connected.'));
      const id = ++lastId;
      calls.set(id, { resolve, reject });
      const text = JSON.stringify([0, id, name, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });

  await command('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
  await command('Marionette:SetContext', { value: 'chrome' });

  return {
    command,
    inBrowser: async (fn, ...args) => {
      const script = `
        const done = arguments[arguments.length - 1];
        (${fn})(...JSON.parse(arguments[0]))
          .then((value) => done(JSON.stringify({ value })))
          .catch((error) => done(JSON.stringify({ error: String(error?.message ?? error) })));`;
      const answer = await command('WebDriver:ExecuteAsyncScript', {
        script,
        args: [JSON.stringify(args)],
        sandbox: 'system',
        scriptTimeout: SCRIPT_TIMEOUT_MS,
      });
      const outcome = JSON.parse((answer as { value: string }).value);
      if (outcome.error !== undefined) throw new Error(outcome.error);
      return outcome.value;
    },
    disconnect: () => socket.destroy(),
  };
}

function readPackets(socket: Socket, receive: (packet: unknown) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const colon = buffer.indexOf(':');
      const end = colon + 1 + Number(buffer.toString('ascii', 0, Math.max(colon, 0)));
      if (colon < 0 || buffer.length < end) return;
      const packet = JSON.parse(buffer.toString('utf8', colon + 1, end));
      buffer = buffer.subarray(end);
      receive(packet);
    }
  });
}
