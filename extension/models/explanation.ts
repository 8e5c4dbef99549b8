import type { GcEvent, StallEvent } from '../../shared/events.ts';
import type { PageRequest } from '../browser/har.ts';

/**
 * What a part of a request's time went into. In the browser: `blocked`, held back by the browser. On the way: `network`. On
 * the server: `gc`, garbage collection; `queued`, the process was busy before it took the request up; `own`, work of the
 * loop's turns in which it began and ended; `other`, work of other turns; `waiting`, all else, work of its own that is
 * shorter than a stall included. `either` is on the way or on the server, where no record tells them apart.
 */
export const PIECE_KINDS = ['blocked', 'network', 'either', 'queued', 'gc', 'own', 'other', 'waiting'] as const;
export type PieceKind = (typeof PIECE_KINDS)[number];

/** What counts as the server's part. */
export const SERVER_KINDS: readonly PieceKind[] = ['gc', 'queued', 'own', 'other', 'waiting'];

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

/** The pauses and stalls of the process, on the clock of this machine, in ascending order. */
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
 * Splits the time of a request into what it went into; each millisecond is counted once. A garbage collection comes before
 * the stall in which it lies; what a stall covers before the process took the request up is `queued`, after that `own`
 * where the request began or ended in it, else `other`. Without `served` there is only the time between sending and the
 * first byte, in which a stall is `other` and the rest `either`. Undefined where the browser gave no times.
 */
export function explain(request: PageRequest, served: Served | undefined, pauses: Pauses): Explanation | undefined {
  const { startedAt, durationMs, phases } = request;
  if (durationMs === undefined || !phases) return undefined;
  const unblockedAt = startedAt + phases.blocked;
  const sentAt = unblockedAt + phases.connect;
  const endedAt = startedAt + durationMs;
  const firstByteAt = Math.min(sentAt + phases.send + phases.wait, endedAt);
  const known = served && {
    startedAt: clamp(served.startedAt, sentAt, endedAt),
    endedAt: clamp(served.endedAt, sentAt, endedAt),
  };
  const doneAt = known ? known.endedAt : firstByteAt;
  const met = {
    gc: pauses.gc.filter((event) => touches(event, sentAt, doneAt)),
    stalls: pauses.stalls.filter((event) => touches(event, sentAt, doneAt)),
  };

  const kindAt = (time: number): PieceKind => {
    if (time < unblockedAt) return 'blocked';
    if (time < sentAt || time >= doneAt) return 'network';
    if (met.gc.some((event) => covers(event, time))) return 'gc';
    const stall = met.stalls.find((event) => covers(event, time));
    if (!known || !served) return stall ? 'other' : 'either';
    if (time < known.startedAt) return stall ? 'queued' : 'network';
    if (!stall) return 'waiting';
    return isOwn(stall, served) ? 'own' : 'other';
  };

  const pausesEnds = [...met.gc, ...met.stalls].flatMap(({ at, durationMs: lengthMs }) => [at, at + lengthMs]);
  const borders = [startedAt, unblockedAt, sentAt, known?.startedAt ?? doneAt, doneAt, endedAt, ...pausesEnds];
  const pieces = piecesBetween(
    borders.filter((time) => time >= startedAt && time <= endedAt),
    kindAt,
  );
  const totals = totalsOf(pieces);
  const serverMs = SERVER_KINDS.reduce((sum, kind) => sum + totals[kind], 0);
  return { pieces, totals, serverMs, met };
}

type Pause = Pick<GcEvent, 'at' | 'durationMs'>;

const covers = ({ at, durationMs }: Pause, time: number) => time >= at && time < at + durationMs;

const touches = ({ at, durationMs }: Pause, from: number, to: number) => at < to && at + durationMs > from;

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
    network: 0,
    either: 0,
    queued: 0,
    gc: 0,
    own: 0,
    other: 0,
    waiting: 0,
  };
  for (const { kind, from, to } of pieces) totals[kind] += to - from;
  return totals;
}
