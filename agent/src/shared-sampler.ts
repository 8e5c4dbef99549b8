import { joinApplication, leaveApplication } from './application.ts';
import type { CollectorName } from './collectors/collector-name.ts';
import { COLLECTORS } from './collectors/index.ts';
import { serviceIdentity } from './identity.ts';
import { DEFAULT_HISTORY_SECONDS, DEFAULT_INTERVAL_MS, type SamplerOptions } from './options.ts';
import { createSampler } from './sampler.ts';
import type { Sampler, SamplerSettings } from './sampler-contract.ts';

/** The place in a process where all copies of this package meet. The version is that of `Sampler`. */
const KEY = Symbol.for('procscope.v1');

/** Used where the place cannot be taken: on a frozen global object each copy of the package has a sampler of its own. */
let ownHolder: Holder | undefined;

interface Holder {
  sampler: Sampler;
  users: number;
}

/** The sampler of this process and the way to let go of it; it ends when the last user has. */
interface SamplerLease {
  sampler: Sampler;
  release(): void;
}

/** Takes the sampler of this process, or starts it. The first options decide; others that differ are warned about. */
export function acquireSampler(options: SamplerOptions): SamplerLease {
  const holder = currentHolder() ?? holdSampler(options);
  warnOfConflicts(options, holder.sampler);
  holder.users++;
  let isReleased = false;
  return {
    sampler: holder.sampler,
    release() {
      if (isReleased) return;
      isReleased = true;
      holder.users--;
      if (holder.users > 0) return;
      if (ownHolder === holder) ownHolder = undefined;
      if (Reflect.get(globalThis, KEY) === holder) Reflect.deleteProperty(globalThis, KEY);
      holder.sampler.close();
      leaveApplication();
    },
  };
}

/** The sampler that runs in this process; undefined while there is no agent. */
export function heldSampler(): Sampler | undefined {
  return currentHolder()?.sampler;
}

function currentHolder(): Holder | undefined {
  const value: unknown = Reflect.get(globalThis, KEY);
  return isHolder(value) ? value : ownHolder;
}

function isHolder(value: unknown): value is Holder {
  return (
    isObject(value) &&
    'users' in value &&
    typeof value.users === 'number' &&
    // Without users it has ended, on a global object that was frozen meanwhile.
    value.users > 0 &&
    'sampler' in value &&
    isSampler(value.sampler)
  );
}

const METHODS = [
  'warn',
  'now',
  'hello',
  'chapter',
  'pastEvents',
  'watch',
  'add',
  'emit',
  'advertise',
  'requests',
  'close',
];

/** Whether it is a sampler by its looks: another copy of the package has other classes and modules. */
function isSampler(value: unknown): value is Sampler {
  if (!isObject(value) || !METHODS.every((name) => typeof Reflect.get(value, name) === 'function')) return false;
  const settings: unknown = Reflect.get(value, 'settings');
  return isObject(settings) && ['service', 'collectors'].every((name) => isObject(Reflect.get(settings, name)));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function holdSampler({ service, interval, history, collectors }: SamplerOptions): Holder {
  const sampler = createSampler({
    service: serviceIdentity(service),
    intervalMs: interval ?? DEFAULT_INTERVAL_MS,
    historySeconds: history ?? DEFAULT_HISTORY_SECONDS,
    collectors: pick(collectors),
  });
  const holder = { sampler, users: 0 };
  const isPlaced = Reflect.defineProperty(globalThis, KEY, { value: holder, configurable: true });
  if (!isPlaced) ownHolder = holder;
  joinApplication(sampler);
  return holder;
}

function pick(names: readonly CollectorName[] | undefined): SamplerSettings['collectors'] {
  if (names === undefined) return COLLECTORS;
  return Object.fromEntries(Object.entries(COLLECTORS).filter(([name]) => names.some((wanted) => wanted === name)));
}

function warnOfConflicts(options: SamplerOptions, { settings, warn }: Sampler): void {
  const { service, interval, history, collectors } = options;
  const pairs: [name: string, given: unknown, held: unknown][] = [
    ['interval', interval, settings.intervalMs],
    ['history', history, settings.historySeconds],
    [
      'collectors',
      collectors && [...new Set(collectors)].sort().join(),
      Object.keys(settings.collectors).sort().join(),
    ],
    ['service.name', service?.name, settings.service.name],
    ['service.version', service?.version, settings.service.version],
    ['service.instance', service?.instance, settings.service.instance],
  ];
  for (const [name, given, held] of pairs) {
    if (given === undefined || given === held) continue;
    warn(
      `The option "${name}" is ignored: it belongs to the sampler, which another agent of this process started with ${JSON.stringify(held)}.`,
    );
  }
}
