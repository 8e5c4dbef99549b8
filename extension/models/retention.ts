import type { ReadonlySignal } from '@preact/signals';
import { KEEP_SHOWN_MS, type Resolution } from './holdings.ts';
import type { Service } from './service.ts';

/** Keeps what all services together hold within a time and an amount of memory. */
export interface Retention {
  /** Looks at once instead of at the next turn. */
  apply(): void;
  dispose(): void;
}

export interface RetentionOptions {
  /** All services, by an id. */
  services: ReadonlySignal<ReadonlyMap<string, Service>>;
  /** The ids of those on screen. */
  shown(): Iterable<string>;
  limitBytes?: number;
  /** What else takes memory of the same limit: opened recordings, of which nothing may be dropped. */
  reservedBytes?(): number;
  /** Milliseconds since any fixed time. */
  now?(): number;
}

const LIMIT_BYTES = 256 * 1024 * 1024;
const KEEP_OTHERS_MS = 900_000;
/** Who looks at another service for a moment finds the first as it was. */
const LINGER_MS = 300_000;
const EVERY_MS = 10_000;
/** Where there is too much, somewhat more goes than must, so that it lasts for a while. */
const TARGET = 0.9;
/** However much recordings take, services that run keep this share: else opening a file would wipe them. */
const LEAST_SHARE = 0.25;
/** Of full resolution, so much is left for as long as there is anything coarser to drop. */
const FLOOR_MS = 300_000;

/**
 * Full resolution is kept for an hour for the services on screen and for 15 minutes for the others. Where all together
 * take more than the limit, the oldest goes first, of whichever service it is: first samples in full resolution, of
 * which the lowest, highest and mean values stay, then these.
 */
export function createRetention(options: RetentionOptions): Retention {
  const { services, shown, reservedBytes = () => 0, now = () => performance.now() } = options;
  /** When a service was on screen last. */
  const seen = new Map<string, number>();

  function apply(): void {
    const all = services.peek();
    const time = now();
    for (const id of shown()) seen.set(id, time);
    for (const id of seen.keys()) if (!all.has(id)) seen.delete(id);
    for (const [id, service] of all) {
      const isSeen = time - (seen.get(id) ?? -Infinity) < LINGER_MS;
      service.keepFull(isSeen ? KEEP_SHOWN_MS : KEEP_OTHERS_MS);
    }
    const held = [...all.values()];
    const most = options.limitBytes ?? LIMIT_BYTES;
    const limitBytes = Math.max(most - reservedBytes(), most * LEAST_SHARE);
    if (bytesOf(held) <= limitBytes) return;
    for (const [what, floorMs] of CUTS) {
      const target = limitBytes * TARGET;
      if (bytesOf(held) > target) cut(held, what, floorMs, target);
    }
  }

  const timer = setInterval(apply, EVERY_MS);
  return { apply, dispose: () => clearInterval(timer) };
}

/** What is dropped, one after the other, until the rest fits, and how much before a service's newest sample stays. */
const CUTS: [Resolution, number][] = [
  ['full', FLOOR_MS],
  ['reduced', 0],
  ['full', 0],
];

const bytesOf = (services: readonly Service[]) => services.reduce((sum, { bytes }) => sum + bytes, 0);

/** Drops everything before the earliest time that is late enough; before the latest that is allowed where none is. */
function cut(services: readonly Service[], what: Resolution, floorMs: number, target: number): void {
  const spans = services.flatMap((service) => {
    const span = service.retained();
    return span ? [{ service, from: span.from, last: span.to - floorMs }] : [];
  });
  const others = bytesOf(services) - spans.reduce((sum, { service }) => sum + service.bytesFrom(what, -Infinity), 0);
  const bytesAfter = (time: number) =>
    spans.reduce((sum, { service, last }) => sum + service.bytesFrom(what, Math.min(time, last)), others);

  let early = Math.min(...spans.map(({ from }) => from));
  let late = Math.max(...spans.map(({ last }) => last));
  while (late - early > 1000) {
    const middle = (early + late) / 2;
    if (bytesAfter(middle) <= target) late = middle;
    else early = middle;
  }
  for (const { service, last } of spans) service.drop(what, Math.min(late, last));
}
