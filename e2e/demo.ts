import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, kill } from './services.ts';

/** What a service has measured of a request by itself, in milliseconds. */
export interface Measured {
  /** Method and address. */
  line: string;
  durationMs: number;
  /** Of all garbage collections meanwhile. */
  gcMs: number;
}

/** The demo's shop, with an instrument of its own beside the agent. */
export interface Shop {
  /** The page of the shop. */
  readonly url: string;
  /** What it has measured of the requests that are over. */
  measured(): Promise<Measured[]>;
  end(): Promise<void>;
}

const WRONG_CLOCK = new URL('./services/wrong-clock.js', import.meta.url).href;
const INSTRUMENT = new URL('./services/instrument.js', import.meta.url).href;

/** `aheadMs` is how far its clock is ahead of the machine's. */
export async function startShop(aheadMs = 0): Promise<Shop> {
  const { child, url } = await start('../examples/demo/shop.js', ['--import', WRONG_CLOCK, '--import', INSTRUMENT], {
    CLOCK_AHEAD_MS: String(aheadMs),
  });
  return {
    url: `${url}/`,
    measured: async () => {
      const answer = answerOf(child);
      child.send('measured');
      return (await answer).measured;
    },
    end: () => kill(child),
  };
}

/** A service whose page does what could confuse who joins requests with what served them. */
export async function startOddService(): Promise<Pick<Shop, 'url' | 'end'>> {
  const { child, url } = await start('./services/odd.js');
  return { url, end: () => kill(child) };
}

async function start(
  script: string,
  execArgv: string[] = [],
  env: Record<string, string> = {},
): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), {
    execArgv,
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return { child, url: (await answerOf(child)).url };
}

async function answerOf(child: ChildProcess): Promise<{ url: string; measured: Measured[] }> {
  const [message] = await once(child, 'message');
  return message;
}
