import { isIP } from 'node:net';
import { MAX_CLIENTS } from '../../shared/limits.ts';
import { checkId, checkInteger, checkList, checkNumber, checkObject, describe } from './check.ts';
import type { CollectorName } from './collectors/collector-name.ts';
import { COLLECTORS } from './collectors/index.ts';

/** Who the service is, as the panel shows it. */
export interface ServiceOptions {
  /** At most 256 characters. Default: the name in the nearest package.json of the entry script. */
  name?: string | undefined;
  /** Default: the version in that package.json. */
  version?: string | undefined;
  /** Tells one start of the process from another. Default: a random UUID. */
  instance?: string | undefined;
}

/** What all agents of a process share: the first one decides, a different second value is ignored with a warning. */
export interface SamplerOptions {
  service?: ServiceOptions | undefined;
  /** Time between samples in milliseconds, from 100 to 3,600,000. Default: 1000. */
  interval?: number | undefined;
  /**
   * How far back samples are kept, in seconds, from 0 to 86,400. 0 keeps none, and then nothing is sampled while nobody
   * watches. More than 8 MiB is never kept. Default: 600.
   */
  history?: number | undefined;
  /** Which of the built-in collectors run. Default: all. */
  collectors?: readonly CollectorName[] | undefined;
}

/** What belongs to the one place where this agent answers. */
export interface EndpointOptions {
  /** Where the agent answers, a path without a query. Default: `/debug/procscope`. */
  path?: string | undefined;
  /**
   * What a client must know. Default: the environment's `PROCSCOPE_TOKEN`, else, except for `listen` on loopback, one
   * made for the project and kept in `node_modules/.cache/procscope/token`. `false` asks for none.
   */
  token?: string | false | undefined;
  /** Web origins that may connect, such as `https://ops.example.com`, beside browser extensions. Default: none. */
  origins?: readonly string[] | undefined;
  /** Host names under which clients may reach an agent without a token, beside `localhost` and addresses. Default: none. */
  hosts?: readonly string[] | undefined;
  /** How many clients may watch at a time, from 1 to 1,000. Default: 16. */
  maxClients?: number | undefined;
  /**
   * Whether HTTP responses of this process carry the header `Procscope`, by which the panel knows which process has served
   * a request: `true`, `false`, or `'watched'` for only while a client is connected. It tells the instance id, the agent's
   * port and a number. Default: `'watched'` with `listen`, unless `NODE_ENV` is `production`; else `false`.
   */
  advertise?: 'watched' | boolean | undefined;
}

export interface AgentOptions extends SamplerOptions, EndpointOptions {}

export interface ListenOptions extends AgentOptions {
  /** The port, where 0 is any that is free. Default: the first free one of 7575 to 7594, from a place the name decides. */
  port?: number | undefined;
  /** The address or name to bind. Anything but loopback wants a token. Default: `127.0.0.1`. */
  host?: string | undefined;
}

const checks: { [Name in keyof ListenOptions]-?: (value: unknown, what: string) => unknown } = {
  service: checkService,
  interval: (value, what) => checkNumber(value, what, 100, 3_600_000, 'milliseconds'),
  history: (value, what) => checkNumber(value, what, 0, 86_400, 'seconds'),
  collectors: (value, what) => checkList(value, what, checkCollector),
  path: checkPath,
  token: checkToken,
  origins: (value, what) => checkList(value, what, checkOrigin),
  hosts: (value, what) => checkList(value, what, checkHost),
  maxClients: (value, what) => checkInteger(value, what, 1, 1000),
  advertise: checkAdvertise,
  port: (value, what) => checkInteger(value, what, 0, 65_535),
  host: checkHost,
};

const ownPortOptions = new Set(['port', 'host']);

/**
 * Checks what the application passed. Throws a `TypeError` that names the option and says what is allowed; an option
 * that is `undefined` counts as not given. `caller` is the function that was called, for the message.
 */
export function checkOptions(options: object, caller: 'listen' | 'attach' | 'createAgent'): void {
  checkObject(options, `The options of ${caller}()`);
  const known = Object.entries(checks).filter(([name]) => caller === 'listen' || !ownPortOptions.has(name));
  for (const [name, value] of Object.entries(options)) {
    const check = known.find(([candidate]) => candidate === name)?.[1];
    if (check === undefined) {
      const names = known.map(([candidate]) => candidate).join(', ');
      throw new TypeError(`"${name}" is not an option of ${caller}(); its options are ${names}.`);
    }
    if (value !== undefined) check(value, `The option "${name}"`);
  }
}

export const DEFAULT_INTERVAL_MS = 1000;
export const DEFAULT_HISTORY_SECONDS = 600;
export const DEFAULT_MAX_CLIENTS = MAX_CLIENTS;

function checkService(value: unknown, what: string): void {
  for (const [name, entry] of Object.entries(checkObject(value, what))) {
    if (!['name', 'version', 'instance'].includes(name)) {
      throw new TypeError(`${what} has no field "${name}"; its fields are name, version, instance.`);
    }
    if (entry !== undefined) checkId(entry, `The field "${name}" of ${what.toLowerCase()}`);
  }
}

function checkCollector(value: unknown, what: string): void {
  if (typeof value === 'string' && Object.hasOwn(COLLECTORS, value)) return;
  throw new TypeError(`${what} must be one of ${Object.keys(COLLECTORS).join(', ')}; it is ${describe(value)}.`);
}

function checkPath(value: unknown, what: string): void {
  if (typeof value === 'string' && /^\/[^\s?#]*$/.test(value)) return;
  throw new TypeError(`${what} must be a path that starts with "/" and has no query; it is ${describe(value)}.`);
}

/** The message never repeats the value: it may be a secret of the wrong type. */
function checkToken(value: unknown, what: string): void {
  const isText = typeof value === 'string' && value.length >= 1 && value.length <= 1024;
  // Half of a pair can be written neither into a header nor into an address.
  if (value === false || (isText && !/\p{Surrogate}/u.test(value))) return;
  throw new TypeError(`${what} must be a string of 1 to 1024 characters, or false to ask for no token.`);
}

function checkAdvertise(value: unknown, what: string): void {
  if (typeof value === 'boolean' || value === 'watched') return;
  throw new TypeError(`${what} must be true, false or "watched"; it is ${describe(value)}.`);
}

function checkOrigin(value: unknown, what: string): void {
  if (typeof value === 'string' && /^[a-z][a-z\d+.-]*:\/\/[^\s/?#*]+$/i.test(value)) return;
  throw new TypeError(`${what} must be an origin such as "https://ops.example.com"; it is ${describe(value)}.`);
}

function checkHost(value: unknown, what: string): void {
  if (typeof value === 'string' && (isIP(value) !== 0 || /^[^\s/:?#*[\]]+$/.test(value))) return;
  throw new TypeError(`${what} must be a host name or an IP address, without a port; it is ${describe(value)}.`);
}
