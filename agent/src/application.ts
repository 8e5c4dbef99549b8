import type { ProcessEvent } from '../../shared/events.ts';
import { createRegistry } from './registry.ts';
import type { Sampler } from './sampler-contract.ts';
import type { Source } from './source.ts';
import { messageOf } from './warn.ts';

/** The place in a process where all copies of this package meet. The version is that of `Application`. */
const KEY = Symbol.for('procscope.application.v1');

/** Marks that no sampler has taken up yet; of more, the oldest go. */
const MAX_WAITING_MARKS = 64;

/** What the application has asked of whichever agent runs, now or later. */
interface Application {
  /** Each with the way to take it off the sampler that has it; undefined while none does. */
  charts: Map<Source, (() => void) | undefined>;
  marks: ProcessEvent[];
}

/** Used where the place cannot be taken: on a frozen global object each copy of the package keeps its own. */
let ownApplication: Application | undefined;

function application(): Application {
  const held: unknown = Reflect.get(globalThis, KEY);
  if (isApplication(held)) return held;
  if (ownApplication) return ownApplication;
  const created: Application = { charts: new Map(), marks: [] };
  const isPlaced = Reflect.defineProperty(globalThis, KEY, { value: created, configurable: true });
  if (!isPlaced) ownApplication = created;
  return created;
}

function isApplication(value: unknown): value is Application {
  return (
    typeof value === 'object' &&
    value !== null &&
    'charts' in value &&
    value.charts instanceof Map &&
    'marks' in value &&
    Array.isArray(value.marks)
  );
}

/**
 * Adds a chart to the sampler, if there is one, and to each that comes. Throws a `TypeError` where it does not fit: an id
 * is taken, or there would be too many series. Returns the way to take it off.
 */
export function keepChart(source: Source, sampler: Sampler | undefined): () => void {
  const { charts } = application();
  if (!sampler) checkFit(source, charts.keys());
  charts.set(source, sampler?.add(source));
  return () => {
    const remove = charts.get(source);
    charts.delete(source);
    remove?.();
  };
}

/** Books a mark, with the sampler that is there or with the next. */
export function keepMark(mark: ProcessEvent, sampler: Sampler | undefined): void {
  if (sampler) {
    sampler.emit(mark);
    return;
  }
  const { marks } = application();
  marks.push(mark);
  if (marks.length > MAX_WAITING_MARKS) marks.shift();
}

/** Hands a sampler that has just started what the application asked for before. What does not fit becomes a warning. */
export function joinApplication(sampler: Sampler): void {
  const { charts, marks } = application();
  for (const source of charts.keys()) {
    try {
      charts.set(source, sampler.add(source));
    } catch (error) {
      sampler.warn(`A chart of the application is left out; give it ids of its own. ${messageOf(error)}`);
    }
  }
  for (const mark of marks.splice(0)) sampler.emit(mark);
}

/** Lets go of a sampler that has ended, with its history: the charts wait for the next. */
export function leaveApplication(): void {
  const { charts } = application();
  for (const source of charts.keys()) charts.set(source, undefined);
}

/** The check that a sampler would make. */
function checkFit(source: Source, others: Iterable<Source>): void {
  const registry = createRegistry();
  for (const other of others) registry.add(other);
  registry.add(source);
}
