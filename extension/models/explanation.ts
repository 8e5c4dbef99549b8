import type { GcEvent, StallEvent } from '../../shared/events.ts';
import type { PageRequest } from '../browser/har.ts';
import { createSpanCursor, type Span } from './span-cursor.ts';

/**
 * What a part of a request's time went into. In the browser: `blocked`, held back by the browser. Before it was sent:
 * `preflight`, the request by which the browser asked whether it may make this one. On the way: `network`. On the server:
 * `gc`, garbage collection; `queued`, the process was busy before it took the request up; `own`, work of the loop's turns in
 * which it began and ended; `other`, work of other turns; `busy`, a turn of which no record tells whose it was; `waiting`,
 * all else, work of its own that is shorter than a stall included. `either` is on the way or on the server, where nothing
 * tells them apart.
 */
export const PIECE_KINDS = [
  'blocked',
  'preflight',
  'network',
  'either',
  'queued',
  'gc',
  'own',
  'other',
  'busy',
  'waiting',
] as const;
export type PieceKind = (typeof PIECE_KINDS)[number];

/** What counts as the server's part. */
export const SERVER_KINDS: readonly PieceKind[] = ['gc', 'queued', 'own', 'other', 'busy', 'waiting'];

/** A part of the request's time, in milliseconds since the epoch. */
export interface Piece {
  kind: PieceKind;
  from: number;
  to: number;
}

/** When the process took the request up and had handed over its response, on the clock of this machine. */
export interface Served {
  startedAt: number;
  endedAt: number;
}

/** The pauses and stalls of the process, on the clock of this machine. */
export interface Pauses {
  gc: readonly GcEvent[];
  stalls: readonly StallEvent[];
}

export interface Explanation {
  /** From the request's start to its end without a hole; no two neighbours are of one kind. */
  pieces: readonly Piece[];
  /** How much each kind took in all, in milliseconds. */
  totals: Readonly<Record<PieceKind, number>>;
  /** The server's part in all. */
  serverMs: number;
  /** The pauses and stalls that it met. */
  met: Pauses;
}

/**
 * What is sent in one go ends on the server about when it arrives; within so much of it, neither the clocks nor what the
 * browsers round tell which was first. In milliseconds.
 */
const SENT_AT_ONCE_MS = 2;

/** As many bytes every operating system takes at once from a process that sends, however slow the network is. */
const TAKEN_AT_ONCE_BYTES = 8192;

/** Methods of requests that have nothing to upload. */
const BODILESS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Splits the time of a request into what it went into; each millisecond is counted once. A garbage collection comes before
 * the stall in which it lies; what a stall covers before the process took the request up is `queued`, after that `own`
 * where the request began or ended in it, else `other`. While the request or a large answer is being sent, a process that
 * does nothing may wait for the network, which is `either`. Without `served` nothing tells the network from the server, but for
 * the pauses between sending and the first byte. Undefined where the browser gave no times.
 */
export function explain(
  { startedAt, durationMs, phases, method, bytes = Infinity }: PageRequest,
  served: Served | undefined,
  pauses: Pauses,
  preflight?: Span,
): Explanation | undefined {
  if (durationMs === undefined || !phases) return undefined;
  const unblockedAt = startedAt + phases.blocked;
  const sendingAt = unblockedAt + phases.connect;
  const sentAt = sendingAt + phases.send;
  const endedAt = startedAt + durationMs;
  const firstByteAt = Math.min(sentAt + phases.wait, endedAt);
  const known = served && {
    startedAt: clamp(served.startedAt, sendingAt, endedAt),
    endedAt: clamp(served.endedAt, sendingAt, endedAt),
  };
  const doneAt = known ? known.endedAt : firstByteAt;
  const takenInAt = known && !BODILESS.has(method) && sentAt - known.startedAt > SENT_AT_ONCE_MS ? sentAt : sendingAt;
  const mayFill = bytes > TAKEN_AT_ONCE_BYTES && doneAt - firstByteAt > SENT_AT_ONCE_MS;
  const answeringAt = mayFill ? firstByteAt : doneAt;
  const met = {
    gc: pauses.gc.filter((event) => touches(event, sendingAt, doneAt)),
    stalls: pauses.stalls.filter((event) => touches(event, sendingAt, doneAt)),
  };
  const [gc, stalls] = [createSpanCursor(met.gc), createSpanCursor(met.stalls)];

  const kindAt = (time: number): PieceKind => {
    if (time < unblockedAt) return preflight && covers(preflight, time) ? 'preflight' : 'blocked';
    if (time < sendingAt) return 'network';
    if (time >= doneAt) return known ? 'network' : 'either';
    if (gc.at(time)) return 'gc';
    const stall = stalls.at(time);
    if (!known || !served) return stall ? 'busy' : 'either';
    if (time < known.startedAt) return stall ? 'queued' : 'network';
    if (stall) return isOwn(stall, served) ? 'own' : 'other';
    return time < takenInAt || time >= answeringAt ? 'either' : 'waiting';
  };

  const between = [...met.gc, ...met.stalls, ...(preflight ? [preflight] : [])];
  const begunAt = known?.startedAt ?? doneAt;
  const borders = [startedAt, unblockedAt, sendingAt, begunAt, takenInAt, answeringAt, doneAt, endedAt];
  for (const { at, durationMs: lengthMs } of between) borders.push(at, at + lengthMs);
  const pieces = piecesBetween(
    borders.filter((time) => time >= startedAt && time <= endedAt),
    kindAt,
  );
  const totals = totalsOf(pieces);
  const serverMs = SERVER_KINDS.reduce((sum, kind) => sum + totals[kind], 0);
  return { pieces, totals, serverMs, met };
}

const covers = ({ at, durationMs }: Span, time: number) => time >= at && time < at + durationMs;

const touches = ({ at, durationMs }: Span, from: number, to: number) => at < to && at + durationMs > from;

const clamp = (time: number, from: number, to: number) => Math.min(Math.max(time, from), to);

/** By one clock, two readings of the same moment differ by no more than how numbers of this size are rounded. */
const ROUNDING_MS = 0.01;

/**
 * Whether a request began or ended in the turn of the loop that was a stall. The turn's end is known exactly, since it is
 * when the stall was found: what was held up by it ends right after that, in the next turn.
 */
function isOwn({ at, durationMs, uncertaintyMs }: StallEvent, { startedAt, endedAt }: Served): boolean {
  const isIn = (time: number) => time >= at - uncertaintyMs && time <= at + durationMs + ROUNDING_MS;
  return isIn(startedAt) || isIn(endedAt);
}

/** The time between the borders in pieces of one kind each; between two borders the kind does not change. */
function piecesBetween(borders: number[], kindAt: (time: number) => PieceKind): Piece[] {
  const pieces: Piece[] = [];
  const ascending = borders.sort((a, b) => a - b);
  for (const [index, from] of ascending.entries()) {
    const to = ascending[index + 1] ?? from;
    if (to <= from) continue;
    const kind = kindAt((from + to) / 2);
    const last = pieces.at(-1);
    if (last?.kind === kind) last.to = to;
    else pieces.push({ kind, from, to });
  }
  return pieces;
}

function totalsOf(pieces: readonly Piece[]): Record<PieceKind, number> {
  const totals: Record<PieceKind, number> = {
    blocked: 0,
    preflight: 0,
    network: 0,
    either: 0,
    queued: 0,
    gc: 0,
    own: 0,
    other: 0,
    busy: 0,
    waiting: 0,
  };
  for (const { kind, from, to } of pieces) totals[kind] += to - from;
  return totals;
}
