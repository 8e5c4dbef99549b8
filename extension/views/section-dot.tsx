import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Entry } from '../models/entries.ts';
import { worstOf } from '../models/tone.ts';
import type { App } from './app.ts';
import { healthText } from './figure-text.ts';

/** How the worst of the services is that are folded away; nothing while there is no telling of any. */
export function SectionDot({ app, members }: { app: App; members: readonly Entry[] }) {
  // Attributes that are signals, as of a service's own mark.
  const { tone, mark, label } = useMemo(() => dotOf(app, members), [app, members]);
  return <span class={mark} data-testid="section-dot" data-tone={tone} role="img" title={label} aria-label={label} />;
}

function dotOf(app: App, members: readonly Entry[]) {
  const healths = members.map(({ label, service }) => ({ label, ...app.health.of(service) }));
  const tone = computed(() => worstOf(healths.map((each) => each.tone.value)));
  return {
    tone,
    mark: computed(() => `dot ${tone.value}`),
    label: computed(() => {
      if (tone.value === 'fine') return 'All are fine';
      const worst = healths.find((each) => each.tone.value === tone.value);
      return worst ? `${worst.label}: ${healthText(tone.value, worst.figures.value)}` : '';
    }),
  };
}
