import type { FigureId } from './figures.ts';
import type { Limits } from './tone.ts';

/** What is in force until a person changes it, each with its reason for that person. */
export interface DefaultLimits {
  limits?: Limits;
  why: string;
}

/** Levels are in the unit that `models/figures.ts` gives for each. */
export const DEFAULTS: Readonly<Record<FigureId, DefaultLimits>> = {
  'loop-delay': {
    limits: { strained: 0.05, bad: 0.2 },
    why: '50 ms is a stall, which a person begins to feel; from 200 ms on every request waits visibly.',
  },
  'loop-utilization': {
    limits: { strained: 0.7, bad: 0.9 },
    why: 'At 70 % a request waits about twice as long as its work takes, at 90 % nine times.',
  },
  heap: {
    limits: { strained: 0.75, bad: 0.9 },
    why: 'Of the limit at which V8 gives up: it collects ever harder near it, and one burst can take the last tenth.',
  },
  gc: {
    limits: { strained: 0.05, bad: 0.15 },
    why: 'Most servers stay below 2 %; at 15 % one second in seven goes into pauses.',
  },
  cpu: {
    limits: { strained: 0.8, bad: 0.95 },
    why: 'Of one core for each thread of JavaScript, which can use no more; several cores are fine with workers.',
  },
  requests: { why: 'How many are too many only you know, so none are set.' },
  errors: {
    limits: { strained: 0.01, bad: 0.05 },
    why: 'One failed request in a hundred is a common limit of service-level objectives.',
  },
};
