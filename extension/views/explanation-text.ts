import { formatValue } from '../charts/units.ts';
import { type Explanation, type PieceKind, SERVER_KINDS } from '../models/explanation.ts';

/** What each part of a request's time is called. */
export const PIECE_LABELS: Readonly<Record<PieceKind, string>> = {
  blocked: 'held back by the browser',
  network: 'network',
  either: 'network or server',
  queued: 'queued',
  gc: 'garbage collection',
  own: 'own work',
  other: 'work of others',
  waiting: 'waiting',
};

/** What a part means, for somebody who sees it for the first time. */
export const PIECE_HELP: Readonly<Record<PieceKind, string>> = {
  blocked:
    'Before it was sent: browsers open six connections to a host at a time, and let important requests go first.',
  network: 'Connecting, and on the way there and back.',
  either: 'Between sending and the first byte. How much of it was the server’s is not known.',
  queued: 'The process was busy with other things when the request came in.',
  gc: 'V8 collected garbage; meanwhile nothing in the process moves.',
  own: 'The turns of the event loop in which the request began and ended, where they took 50 ms and more.',
  other: 'Other turns of the event loop of 50 ms and more, while the request was under way.',
  waiting:
    'For a database, another service or a timer. Work of its own that took less than 50 ms at a time cannot be told from that.',
};

const SENTENCES: Readonly<Record<PieceKind, string>> = {
  blocked: 'the browser held it back before it was sent',
  network: 'were spent on the network',
  either: 'were spent on the network or on the server; which of them is not known',
  queued: 'on the server it was queued, because the process was busy',
  gc: 'on the server were garbage collection',
  own: 'on the server were work of its own, during which nothing else could run',
  other: 'on the server were work of others, which held it up',
  waiting: 'on the server were waiting, as for a database, another service or a timer',
};

/** Where it is the request that the sentence is about. */
const STARTS: Partial<Record<PieceKind, string>> = { blocked: 'for ', queued: 'for ' };

/** Garbage collection that is not most of it, but this much, is told as well: it may be what made the rest slow. */
const TOLD_GC_SHARE = 0.1;

/** What most of a request's time went into, in a sentence: `82 ms of 118 ms on the server were garbage collection.` */
export function explanationSentence(
  { totals, serverMs }: Explanation,
  durationMs: number,
  isEstimated: boolean,
): string {
  const outside: PieceKind[] = ['blocked', 'network', 'either'];
  const largest = largestOf(outside, totals);
  const kind = serverMs > 0 && serverMs >= totals[largest] ? largestOf(SERVER_KINDS, totals) : largest;
  const whole = outside.includes(kind) ? durationMs : serverMs;
  const about = isEstimated ? 'about ' : '';
  const { gc } = totals;
  const further = kind !== 'gc' && gc > TOLD_GC_SHARE * whole ? `; ${formatMs(gc)} were garbage collection` : '';
  const most = `${STARTS[kind] ?? ''}${about}${formatMs(totals[kind])} of ${formatMs(whole)} ${SENTENCES[kind]}`;
  const sentence = `${most}${further}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** A time in milliseconds, as it is written everywhere. */
export const formatMs = (ms: number) => formatValue(ms / 1000, 's');

/** How long a request took; a browser that knows whole milliseconds gives 0 for what is shorter. */
export const formatTook = (ms: number) => (ms === 0 ? '<1 ms' : formatMs(ms));

function largestOf(kinds: readonly PieceKind[], totals: Explanation['totals']): PieceKind {
  return kinds.reduce((largest, kind) => (totals[kind] > totals[largest] ? kind : largest));
}
