import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { MAX_ID_LENGTH } from '../../shared/limits.ts';
import type { Agent } from './api.ts';
import { listen } from './listen.ts';
import type { ListenOptions } from './options.ts';
import { messageOf, type Warn, writeLine } from './warn.ts';

/** Where registering looks; the process's own, except in tests. */
interface RegisterContext {
  environment: NodeJS.ProcessEnv;
  entry: string | undefined;
  isMainThread: boolean;
  warn: Warn;
}

// `NODE_OPTIONS` reaches these too: with `npx tsx app.ts` three main threads start, and only the last is the service.
const LAUNCHERS =
  /^(?:npm|npx|npm-cli|npx-cli|pnpm|pnpx|yarn|yarnpkg|corepack|nodemon|tsx)(?:\.[cm]?js)?$|^yarn-\d.*\.[cm]?js$/;
const TSX_LAUNCHER = /[\\/]tsx[\\/]dist[\\/]cli\.[cm]js$/;

/**
 * Listens as the environment says (`PROCSCOPE_PORT`, `_HOST`, `_TOKEN`, `_NAME`, `_INTERVAL`, `_ADVERTISE`, `_DISABLED`).
 * Does nothing off the main thread, in a package manager or launcher, or when disabled. Never rejects: what is wrong becomes one
 * warning on stderr, and the service starts all the same.
 */
export async function registerAgent(given: Partial<RegisterContext> = {}): Promise<Agent | undefined> {
  const context = { environment: process.env, entry: process.argv[1], isMainThread, warn: writeLine, ...given };
  const { environment, entry, warn } = context;
  if (!context.isMainThread || isSet(environment.PROCSCOPE_DISABLED) || isLauncher(entry)) return undefined;
  const { options, problems } = readEnvironment(environment);
  if (problems.length > 0) warn(problems.join(' '));
  try {
    return await listen(options);
  } catch (error) {
    warn(`The agent does not start: ${messageOf(error)}`);
    return undefined;
  }
}

/** Whether the entry script is a launcher, by the name it was called by or that of the file behind a link. */
export function isLauncher(entry: string | undefined): boolean {
  if (entry === undefined) return false;
  return [entry, targetOf(entry)].some((path) => LAUNCHERS.test(basename(path)) || TSX_LAUNCHER.test(path));
}

/** The options that the environment gives, without those that make no sense, each of which is a sentence. */
export function readEnvironment(environment: NodeJS.ProcessEnv): { options: ListenOptions; problems: string[] } {
  const problems: string[] = [];
  const { PROCSCOPE_PORT: port, PROCSCOPE_INTERVAL: interval, PROCSCOPE_NAME: name } = environment;
  const { PROCSCOPE_ADVERTISE: mode } = environment;

  function number(variable: string, value: string | undefined, min: number, max: number): number | undefined {
    if (value === undefined || value === '') return undefined;
    const result = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (result >= min && result <= max) return result;
    problems.push(`${variable} must be a whole number from ${min} to ${max}; ${JSON.stringify(value)} is ignored.`);
    return undefined;
  }

  function serviceName(): ListenOptions['service'] {
    if (name === undefined || name === '') return undefined;
    if (name.length <= MAX_ID_LENGTH) return { name };
    problems.push(
      `PROCSCOPE_NAME has ${name.length} characters; at most ${MAX_ID_LENGTH} are allowed, and it is ignored.`,
    );
    return undefined;
  }

  function advertise(): ListenOptions['advertise'] {
    if (mode === undefined || mode === '') return undefined;
    const known = ([true, false, 'watched'] as const).find((each) => String(each) === mode);
    if (known === undefined) {
      problems.push(`PROCSCOPE_ADVERTISE must be "true", "false" or "watched"; ${JSON.stringify(mode)} is ignored.`);
    }
    return known;
  }

  const options = {
    port: number('PROCSCOPE_PORT', port, 0, 65_535),
    interval: number('PROCSCOPE_INTERVAL', interval, 100, 3_600_000),
    // An empty variable counts as not set; PROCSCOPE_TOKEN is read by `listen`.
    host: environment.PROCSCOPE_HOST || undefined,
    service: serviceName(),
    advertise: advertise(),
  };
  return { options, problems };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
}

function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
