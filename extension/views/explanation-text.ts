import { formatValue } from '../charts/units.ts';
import { type Explanation, type PieceKind, SERVER_KINDS } from '../models/explanation.ts';

/** What each part of a request's time is called. */
export const PIECE_LABELS: Readonly<Record<PieceKind, string>> = {
  blocked: 'held back by the browser',
  preflight: 'waiting for its preflight',
  network: 'network',
  either: 'network or server',
  queued: 'queued',
  gc: 'garbage collection',
  own: 'own work',
  other: 'work of others',
  busy: 'process busy',
  waiting: 'waiting',
};

/** What a part means, for somebody who sees it for the first time. */
export const PIECE_HELP: Readonly<Record<PieceKind, string>> = {
  blocked:
    'Before it was sent: browsers open six connections to a host at a time, and let important requests go first.',
  preflight:
    'The browser asked the other origin first whether it may send this (CORS). That is a request of its own, OPTIONS, and is explained as such.',
  network: 'Connecting, and on the way there and back.',
  either:
    'While a large request or a large answer was on its way, or where there is no record of it: how much of it was the server’s is not known.',
  queued: 'The process was busy with other things when the request came in.',
  gc: 'V8 collected garbage; meanwhile nothing in the process moves.',
  own: 'The turns of the event loop in which the request began and ended, where they took 50 ms and more.',
  other: 'Other turns of the event loop of 50 ms and more, while the request was under way.',
  busy: 'Turns of the event loop of 50 ms and more. Without a record of the request, nobody knows whether they were its own work, or that of others which held it up.',
  waiting:
    'For a database, another service or a timer, or for what was still to come of a large upload. Work of its own that took less than 50 ms at a time cannot be told from that.',
};

const SENTENCES: Readonly<Record<PieceKind, string>> = {
  blocked: 'the browser held it back before it was sent',
  preflight: 'it waited for its preflight, a request of its own',
  network: 'were spent on the network',
  either: 'were spent on the network or on the server; which of them is not known',
  queued: 'it was queued, because the process was busy',
  gc: 'were garbage collection',
  own: 'were work of its own, during which nothing else could run',
  other: 'were work of others, which held it up',
  busy: 'the process was busy, with this request or with others',
  waiting: 'were waiting, as for a database, another service or a timer',
};

/** Where it is the request that the sentence is about. */
const STARTS: Partial<Record<PieceKind, string>> = { blocked: 'for ', preflight: 'for ', queued: 'for ', busy: 'for ' };

/** Garbage collection that is not most of it, but this much, is told as well: it may be what made the rest slow. */
const TOLD_GC_SHARE = 0.1;

/** What most of a request's time went into, in a sentence: `82 ms of 118 ms on the server were garbage collection.` */
export function explanationSentence(
  { totals, serverMs }: Explanation,
  durationMs: number,
  isEstimated: boolean,
): string {
  const outside: PieceKind[] = ['blocked', 'preflight', 'network', 'either'];
  const largest = largestOf(outside, totals);
  const kind = serverMs > 0 && serverMs >= totals[largest] ? largestOf(SERVER_KINDS, totals) : largest;
  // Without a record, no more is known of the server's part than the pauses in it.
  const isOfServer = !isEstimated && !outside.includes(kind);
  const whole = isOfServer ? serverMs : durationMs;
  const about = isEstimated ? 'about ' : '';
  const { gc } = totals;
  const further = kind !== 'gc' && gc > TOLD_GC_SHARE * whole ? `; ${formatMs(gc)} were garbage collection` : '';
  const base = `${formatMs(whole)}${isOfServer ? ' on the server' : ''}`;
  const most = `${STARTS[kind] ?? ''}${about}${formatMs(totals[kind])} of ${base} ${SENTENCES[kind]}`;
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
