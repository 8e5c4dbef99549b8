/** How a figure or a service is: `unknown` where there is no figure, or nothing to hold it against. */
export type Tone = 'unknown' | 'fine' | 'strained' | 'bad';

/** From which level on something is strained or bad. */
export interface Limits {
  strained: number;
  bad: number;
}

const RANKS: Record<Tone, number> = { unknown: 0, fine: 1, strained: 2, bad: 3 };

/** What has crossed a limit counts as above it until it has fallen this share below, or it would flicker around it. */
const SLACK = 0.1;

/** Below which level what has crossed a limit is not above it any more. */
export const endOf = (limit: number): number => limit * (1 - SLACK);

/** The tone of a level, given the one that it had before. */
export function judge(level: number, limits: Limits | undefined, before: Tone): Tone {
  if (!limits || !Number.isFinite(level)) return 'unknown';
  const reaches = (limit: number, tone: Tone) => level >= (RANKS[before] >= RANKS[tone] ? endOf(limit) : limit);
  if (reaches(limits.bad, 'bad')) return 'bad';
  return reaches(limits.strained, 'strained') ? 'strained' : 'fine';
}

/** The worst of several; `unknown` where there is none. */
export function worstOf(tones: readonly Tone[]): Tone {
  return tones.reduce((worst, tone) => (RANKS[tone] > RANKS[worst] ? tone : worst), 'unknown');
}
