import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { FigurePlan } from '../models/figures.ts';
import type { Service } from '../models/service.ts';
import { JUDGED_MS, type Reading, readPastFigure } from '../models/summary.ts';
import { worstOf } from '../models/tone.ts';
import type { App } from './app.ts';
import { figureText, tileText } from './figure-text.ts';
import { showChart } from './show-chart.ts';
import { Sparkline } from './sparkline.tsx';

interface SummaryTileProps {
  app: App;
  service: Service;
  plan: FigurePlan;
  /** A figure that is told beside this one while it is more than zero. */
  note: FigurePlan | undefined;
}

/** A figure of a service with its tone and its line; a click leads to the chart that shows it. */
export function SummaryTile({ app, service, plan, note }: SummaryTileProps) {
  const { figure } = plan;
  const tile = useMemo(() => tileOf(app, service, plan, note), [app, service, plan, note]);
  return (
    <li>
      <button
        type="button"
        class="figure"
        data-testid="figure"
        data-figure={figure.id}
        data-tone={tile.tone}
        title={tile.label}
        onClick={() => showChart(app, service, figure.charts)}
      >
        <Sparkline app={app} service={service} series={plan.sum} tone={tile.tone} scaleTo={tile.scaleTo} />
        <span class="figure-label">
          <span class={tile.mark} />
          <span class="figure-name">{figure.label}</span>
          <span class="figure-note">{tile.note}</span>
        </span>
        <span class="figure-value">{tile.text}</span>
      </button>
    </li>
  );
}

/** What a tile shows, as signals: a sample changes texts and attributes, and nothing is rendered anew. */
function tileOf(
  { health, thresholds, timeline, eventJump }: App,
  service: Service,
  plan: FigurePlan,
  note: FigurePlan | undefined,
) {
  const { figures } = health.of(service);
  const now = ({ figure }: FigurePlan) => figures.value.find((each) => each.figure === figure) ?? NOTHING;

  /** As in the charts: under the cursor, else at the event that was jumped to, else at the end of the view. */
  const shown = (each: FigurePlan): Reading => {
    const at = timeline.cursor.value ?? eventJump.selected.value?.at;
    if (at !== undefined) return readPastFigure(each, service, at, at);
    const frozen = timeline.frozen.value;
    if (!frozen) return now(each);
    return readPastFigure(each, service, Math.max(frozen.from, frozen.to - JUDGED_MS), frozen.to);
  };

  const tone = computed(() => worstOf([now(plan).tone, note ? now(note).tone : 'unknown']));
  return {
    tone,
    mark: computed(() => `dot ${tone.value}`),
    text: computed(() => figureText(plan.figure, shown(plan))),
    note: computed(() => {
      const reading = note ? shown(note) : NOTHING;
      return note && reading.level > 0 ? `${figureText(note.figure, reading)} ${note.figure.label}` : '';
    }),
    label: computed(() => {
      const texts = (note && now(note).level > 0 ? [plan, note] : [plan]).map((each) => {
        const reading = now(each);
        return tileText(each.figure, reading, reading.tone, thresholds.limits.value);
      });
      return `${texts.join('. ')}. Mean of the last ${JUDGED_MS / 1000} s.`;
    }),
    scaleTo: computed(() =>
      plan.figure.per?.plus === 0 ? 0 : (thresholds.limits.value[plan.figure.id]?.strained ?? 0),
    ),
  };
}

const NOTHING = { value: Number.NaN, level: Number.NaN, tone: 'unknown' } as const;
