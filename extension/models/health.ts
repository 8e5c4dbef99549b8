import { computed, type ReadonlySignal } from '@preact/signals';
import { type Figure, type FigureId, type FigurePlan, planFigures } from './figures.ts';
import type { Service } from './service.ts';
import { JUDGED_MS, type Reading, readFigure } from './summary.ts';
import type { LimitsByFigure } from './thresholds.ts';
import { judge, type Tone, worstOf } from './tone.ts';

/** A figure as it is now, by the mean of the last ten seconds. */
export interface JudgedFigure extends Reading {
  figure: Figure;
  tone: Tone;
}

/** How a service is, by its newest samples. While it is not live there is no telling: every tone is `unknown`. */
export interface Health {
  /** The figures that the service has, in the order in which they are shown. Changes with its schema alone. */
  plan: ReadonlySignal<readonly FigurePlan[]>;
  figures: ReadonlySignal<readonly JudgedFigure[]>;
  /** The worst of them. */
  tone: ReadonlySignal<Tone>;
}

/** The health of services, worked out only for those that somebody looks at, and once for all who do. */
export interface HealthCheck {
  of(service: Service): Health;
}

export function createHealthCheck(limits: ReadonlySignal<LimitsByFigure>): HealthCheck {
  const known = new WeakMap<Service, Health>();
  return {
    of(service) {
      const health = known.get(service) ?? createHealth(service, limits);
      known.set(service, health);
      return health;
    },
  };
}

function createHealth(service: Service, limits: ReadonlySignal<LimitsByFigure>): Health {
  const plan = computed(() => planFigures(service.schema.value?.columns ?? []));
  const isLive = computed(() => service.status.value.state === 'live');
  // A moment, not a revision: events come far more often than samples, and change nothing here.
  const newest = computed(() => {
    service.revision.value;
    return service.samples.times().at(-1);
  });
  const startedAt = computed(() => service.description.value?.process.startedAt ?? -Infinity);
  /** A tone depends on the one before, or it would flicker around a limit. */
  const before = new Map<FigureId, Tone>();
  let judgedBy = limits.peek();

  const readings = computed(() => {
    const to = newest.value ?? -Infinity;
    // What a process before this one did is no trouble any more.
    const from = Math.max(to - JUDGED_MS, startedAt.value);
    return plan.value.map((each) => ({ figure: each.figure, ...readFigure(each, service.samples, from, to) }));
  });
  const figures = computed(() => {
    // By other thresholds, none has been crossed yet.
    if (judgedBy !== limits.value) before.clear();
    judgedBy = limits.value;
    return readings.value.map(({ figure, value, level }): JudgedFigure => {
      const tone = isLive.value ? judge(level, judgedBy[figure.id], before.get(figure.id) ?? 'unknown') : 'unknown';
      before.set(figure.id, tone);
      return { figure, value, level, tone };
    });
  });
  return { plan, figures, tone: computed(() => worstOf(figures.value.map(({ tone }) => tone))) };
}
