import { FIGURES, type Figure, type FigureId } from './figures.ts';
import type { LimitsByFigure } from './thresholds.ts';
import type { Limits } from './tone.ts';

/** What a person has typed for a figure, in the form's unit. Both empty is not to judge it. */
export interface LimitsDraft {
  strained: string;
  bad: string;
}

export type Drafts = Readonly<Partial<Record<FigureId, LimitsDraft>>>;

export const EMPTY_DRAFT: LimitsDraft = { strained: '', bad: '' };

/** How thresholds are typed: the level times `scale` is the number in front of `unit`. */
export interface FormUnit {
  unit: string;
  scale: number;
  /** The highest level that there can be. */
  most?: number;
}

const FORM_UNITS: Record<Figure['levelUnit'], FormUnit> = {
  s: { unit: 'ms', scale: 1000 },
  '1': { unit: '%', scale: 100 },
  '{request}/s': { unit: 'per second', scale: 1 },
};

/** CPU time goes beyond one core; all other shares are of something whole. */
export function formUnitOf({ id, levelUnit }: Figure): FormUnit {
  const unit = FORM_UNITS[levelUnit];
  return levelUnit === '1' && id !== 'cpu' ? { ...unit, most: 1 } : unit;
}

/** What the form starts with. */
export function draftsOf(limits: LimitsByFigure): Drafts {
  const drafts: Partial<Record<FigureId, LimitsDraft>> = {};
  for (const figure of FIGURES) {
    const { scale } = formUnitOf(figure);
    // 0.07 times 100 is a little more than 7.
    const textOf = (level: number | undefined) =>
      level === undefined ? '' : String(Number((level * scale).toFixed(6)));
    drafts[figure.id] = { strained: textOf(limits[figure.id]?.strained), bad: textOf(limits[figure.id]?.bad) };
  }
  return drafts;
}

export interface ReadDrafts {
  limits: LimitsByFigure;
  /** Why a figure's thresholds cannot be in force, in a sentence. */
  errors: Partial<Record<FigureId, string>>;
}

/** Reads what was typed; it may be put in force where there is no error. */
export function readDrafts(drafts: Drafts): ReadDrafts {
  const limits: Partial<Record<FigureId, Limits>> = {};
  const errors: Partial<Record<FigureId, string>> = {};
  for (const figure of FIGURES) {
    const read = readDraft(drafts[figure.id] ?? EMPTY_DRAFT, formUnitOf(figure));
    if (typeof read === 'string') errors[figure.id] = read;
    else if (read) limits[figure.id] = read;
  }
  return { limits, errors };
}

/** The thresholds, `undefined` where there are to be none, or a sentence that says what is wrong. */
function readDraft(draft: LimitsDraft, { unit, scale, most = Infinity }: FormUnit): Limits | string | undefined {
  const texts = [draft.strained.trim(), draft.bad.trim()];
  if (texts.every((text) => text === '')) return undefined;
  if (texts.includes('')) return 'Give both, or leave both empty so that nothing is judged.';
  // A decimal comma is what many keyboards have.
  const [strained = Number.NaN, bad = Number.NaN] = texts.map((text) => Number(text.replace(',', '.')) / scale);
  if (!(strained > 0 && bad > 0 && Number.isFinite(strained + bad))) return `Both are numbers above 0, in ${unit}.`;
  if (strained >= bad) return 'Strained comes before bad: its number must be the smaller one.';
  if (bad > most) return `More than ${most * scale} ${unit} is never reached.`;
  return { strained, bad };
}
