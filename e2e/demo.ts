import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, kill } from './services.ts';

/** What a service has measured of a request by itself, in milliseconds. */
export interface Measured {
  /** Method and address. */
  line: string;
  /** Since the epoch, by the machine's clock. */
  endedAt: number;
  durationMs: number;
  /** In which the event loop had nothing to do meanwhile. */
  idleMs: number;
  /** Of all garbage collections meanwhile. */
  gcMs: number;
}

/** A service with an instrument of its own beside the agent, such as the demo's shop. */
export interface Shop {
  /** Its page. */
  readonly url: string;
  /** The WebSocket address of its agent. */
  readonly agent: string;
  /** Resolves once it has begun with a request of this method and address. */
  begun(line: string): Promise<void>;
  /** What it has measured of the last one that is over. */
  measured(line: string): Promise<Measured>;
  /** Sets its clock so far ahead of the machine's. */
  setClock(aheadMs: number): void;
  /** SIGSTOP. */
  pause(): void;
  /** SIGCONT. */
  resume(): void;
  end(): Promise<void>;
}

const WRONG_CLOCK = new URL('./services/wrong-clock.js', import.meta.url).href;
const INSTRUMENT = new URL('./services/instrument.js', import.meta.url).href;

/** `aheadMs` is how far its clock is ahead of the machine's. */
export async function startShop(aheadMs = 0): Promise<Shop> {
  const shop = await start('../examples/demo/shop.js', aheadMs);
  return { ...shop, url: `${shop.url}/` };
}

/** A service whose page does what could confuse who joins requests with what served them. */
export const startOddService = (): Promise<Shop> => start('./services/odd.js', 0);

async function start(script: string, aheadMs: number): Promise<Shop> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), {
    execArgv: ['--expose-gc', '--import', WRONG_CLOCK, '--import', INSTRUMENT],
    env: { ...cleanEnvironment(), CLOCK_AHEAD_MS: String(aheadMs) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc', 'pipe'],
  });
  const begun = linesOf(child.stdio[4]);
  const { url, agent } = await answerOf(child);
  return {
    url,
    agent,
    begun,
    async measured(line) {
      const answer = answerOf(child);
      child.send('measured');
      const { measured } = await answer;
      const found = measured.findLast((each) => each.line === line);
      if (!found) throw new Error(`The service has measured no ${line}.`);
      return found;
    },
    setClock: (next) => void child.send({ aheadMs: next }),
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    end: () => kill(child),
  };
}

async function answerOf(child: ChildProcess): Promise<{ url: string; agent: string; measured: Measured[] }> {
  const [message] = await once(child, 'message');
  return message;
}

/** Waits for lines of a stream, whether they have come or not. */
function linesOf(stream: unknown): (line: string) => Promise<void> {
  const come = new Set<string>();
  const awaited = new Map<string, () => void>();
  if (!(stream instanceof Readable)) throw new Error('The service has no channel to tell what it has begun with.');
  createInterface({ input: stream }).on('line', (line) => {
    come.add(line);
    awaited.get(line)?.();
  });
  return (line) =>
    new Promise((resolve) => {
      if (come.has(line)) resolve();
      else awaited.set(line, resolve);
    });
}
