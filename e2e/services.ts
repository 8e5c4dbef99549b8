import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a service does by itself: light work, work after which memory is never given back, work that blocks its loop. */
export type Behaviour = 'fine' | 'leaks' | 'blocks';

export interface ServiceOptions {
  /** Also decides which port `listen` tries first. */
  name: string;
  /** The agent's port; unless told, the agent looks for one on 7575 to 7594, where the panel discovers it. */
  port?: number;
  token?: string;
  /** Serve the agent on the service's own HTTP server, on `port` or a free one. Discovery does not find it. */
  attach?: boolean;
  /** With `attach`: serve a page there, too, and routes for all kinds of requests (services/page.js), and advertise. */
  page?: boolean;
  /** The agent's path with `attach`. */
  path?: string;
  /** Nothing unless told. */
  behaviour?: Behaviour;
}

export interface Orders {
  /** Blocks the event loop for so many milliseconds. */
  block: number;
  /** Puts a labelled line on the charts. */
  mark: string;
  /** Makes garbage enough for some collections. */
  collect: undefined;
  /** Adds a chart of the service's own, which has this id. */
  addChart: string;
  /** Takes it away. */
  removeChart: string;
}

/** A service in a process of its own. */
export interface Service {
  readonly name: string;
  readonly pid: number;
  /** The agent's WebSocket address, without the token. */
  readonly address: string;
  readonly port: number;
  /** Kills it as a crash would: no close handshake, no clean-up. */
  kill(): Promise<void>;
  /** SIGSTOP: it still accepts connections and answers nothing, as in a breakpoint. */
  pause(): void;
  /** SIGCONT. */
  resume(): void;
  /** Kills it, if it still runs, and starts it anew, on the port it had or another one. */
  restart(options?: { port?: number }): Promise<void>;
  /** Has the service do something and resolves when it is done. */
  order<Name extends keyof Orders>(
    name: Name,
    ...argument: Orders[Name] extends undefined ? [] : [Orders[Name]]
  ): Promise<void>;
}

export interface Services {
  /** Starts a service and resolves once its agent listens. */
  start(options: ServiceOptions): Promise<Service>;
  endAll(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('./services/service.js', import.meta.url));

/** Starts services and keeps count of them. */
export function createServices(): Services {
  const processes = new Set<ChildProcess>();

  async function spawnService(options: ServiceOptions): Promise<{ child: ChildProcess; address: string }> {
    const { name, port, token, attach, page, path, behaviour } = options;
    const env = {
      ...cleanEnvironment(),
      SERVICE_NAME: name,
      SERVICE_PORT: port === undefined ? '' : String(port),
      SERVICE_TOKEN: token ?? '',
      SERVICE_ATTACH: attach ? '1' : '',
      SERVICE_PAGE: page ? '1' : '',
      SERVICE_PATH: path ?? '',
      SERVICE_BEHAVIOUR: behaviour ?? '',
    };
    const child = fork(SCRIPT, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    processes.add(child);
    child.once('exit', () => processes.delete(child));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk;
      });
    }
    const early = once(child, 'exit').then(([code]) => {
      throw new Error(`The service ${name} ended with code ${code} before it listened.\n${output}`);
    });
    const [message] = await Promise.race([once(child, 'message'), early]);
    early.catch(() => {});
    return { child, address: message.address };
  }

  return {
    start: async (options) => {
      let { child, address } = await spawnService(options);
      return {
        name: options.name,
        get pid() {
          return child.pid ?? 0;
        },
        get address() {
          return address;
        },
        get port() {
          return Number(new URL(address).port);
        },
        kill: () => kill(child),
        pause: () => void child.kill('SIGSTOP'),
        resume: () => void child.kill('SIGCONT'),
        restart: async ({ port = Number(new URL(address).port) } = {}) => {
          await kill(child);
          ({ child, address } = await spawnService({ ...options, port }));
        },
        order: async (order, ...[argument]) => {
          const done = once(child, 'message');
          child.send({ order, argument });
          await done;
        },
      };
    },
    endAll: async () => {
      await Promise.all([...processes].map(kill));
    },
  };
}

/** What the person at this machine has set for their own agents must not reach those of the tests. */
export function cleanEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([variable]) => !variable.startsWith('PROCSCOPE_')));
}

/** Ends a service even if it is stopped, and waits until it has left. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
