import { type Explanation, PIECE_KINDS, type Piece, type PieceKind } from '../models/explanation.ts';
import { formatMs, PIECE_HELP, PIECE_LABELS } from './explanation-text.ts';
import { Help } from './help.tsx';
import { pieceColor } from './piece-color.ts';
import { formatShare } from './request-text.ts';

/** Where each part was spent. */
const GROUPS: readonly { title: string; kinds: readonly PieceKind[] }[] = [
  { title: 'Browser', kinds: ['blocked'] },
  { title: 'Preflight', kinds: ['preflight'] },
  { title: 'Network', kinds: ['network', 'either'] },
  { title: 'Server', kinds: ['queued', 'gc', 'own', 'other', 'busy', 'waiting'] },
];

/** Under the heading of its group, it need not be said who holds it back, or what it waits for. */
const SHORT_LABELS: Partial<Record<PieceKind, string>> = { blocked: 'held back', preflight: 'waiting for it' };

/** Nobody listens to more; the legend has the sums. */
const MOST_IN_WORDS = 12;

/** The whole time of a request, its parts in their order and in proportion, with what each kind took in all. */
export function RequestBar({ explanation: { pieces, totals } }: { explanation: Explanation }) {
  const from = pieces[0]?.from ?? 0;
  const wholeMs = (pieces.at(-1)?.to ?? from) - from;
  if (wholeMs <= 0) return null;
  return (
    <div class="request-parts">
      <svg
        class="request-bar"
        data-testid="request-bar"
        role="img"
        aria-label={inWords(pieces)}
        viewBox={`0 0 ${wholeMs} 1`}
        preserveAspectRatio="none"
      >
        {pieces.map((piece) => (
          <rect
            key={piece.from}
            x={piece.from - from}
            width={piece.to - piece.from}
            height={1}
            fill={pieceColor(piece.kind)}
          >
            <title>{`${PIECE_LABELS[piece.kind]}, ${formatMs(piece.to - piece.from)}, from ${formatMs(piece.from - from)} on`}</title>
          </rect>
        ))}
      </svg>
      <p class="request-scale faint" aria-hidden="true">
        <span>0</span>
        <span>{formatMs(wholeMs)}</span>
      </p>
      <div class="request-legend">
        {GROUPS.map(({ title, kinds }) => (
          <Group key={title} title={title} kinds={kinds} totals={totals} wholeMs={wholeMs} />
        ))}
      </div>
    </div>
  );
}

interface GroupProps {
  title: string;
  kinds: readonly PieceKind[];
  totals: Explanation['totals'];
  wholeMs: number;
}

/** What was spent in one place, in all and by kinds; nothing where no time was. */
function Group({ title, kinds, totals, wholeMs }: GroupProps) {
  const there = kinds.filter((kind) => totals[kind] > 0);
  if (there.length === 0) return null;
  const sumMs = there.reduce((sum, kind) => sum + totals[kind], 0);
  return (
    <section class={title.toLowerCase()} data-testid="request-group" data-group={title}>
      <h4>
        {title} <span class="faint">{formatMs(sumMs)}</span>
      </h4>
      <ul>
        {there.map((kind) => (
          <li key={kind} data-testid="request-part" data-kind={kind} data-ms={totals[kind]}>
            <span class="swatch" style={{ background: pieceColor(kind) }} />
            <span class="label">{SHORT_LABELS[kind] ?? PIECE_LABELS[kind]}</span>
            <Help title={PIECE_LABELS[kind]} text={PIECE_HELP[kind]} />
            <span class="ms">{formatMs(totals[kind])}</span>
            <span class="share faint">{formatShare(totals[kind] / wholeMs)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The bar for those who do not see it. */
function inWords(pieces: readonly Piece[]): string {
  const kinds = PIECE_KINDS.filter((kind) => pieces.some((piece) => piece.kind === kind));
  const told = pieces
    .slice(0, MOST_IN_WORDS)
    .map(({ kind, from, to }) => `${PIECE_LABELS[kind]} ${formatMs(to - from)}`)
    .join(', ');
  const rest = pieces.length > MOST_IN_WORDS ? `, and ${pieces.length - MOST_IN_WORDS} more parts` : '';
  return `Parts of the time, ${kinds.length} kinds, in their order: ${told}${rest}.`;
}
