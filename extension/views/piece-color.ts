import type { PieceKind } from '../models/explanation.ts';

/**
 * The custom properties with the colours of the parts of a request's time. What often lies side by side has neighbours of
 * the palette, and `styles/theme.test.ts` looks at those that can be told of one request.
 */
export const PIECE_COLORS: Readonly<Record<PieceKind, string>> = {
  blocked: 'series-6',
  preflight: 'part-preflight',
  network: 'series-1',
  either: 'series-8',
  queued: 'series-2',
  gc: 'series-5',
  own: 'series-4',
  other: 'series-7',
  busy: 'part-busy',
  waiting: 'series-3',
};

/** For what the style sheet draws. */
export const pieceColor = (kind: PieceKind) => `var(--${PIECE_COLORS[kind]})`;
