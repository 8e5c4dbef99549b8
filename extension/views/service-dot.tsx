import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { faceOf } from '../models/face.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';
import { healthText } from './figure-text.ts';

/** How a service is, in a mark: its connection's face, and while it is live the worst of its figures. */
export function ServiceDot({ app, service }: { app: App; service: Service }) {
  // Attributes that are signals: a sample changes what the mark says without anything being rendered.
  const { tone, mark, label } = useMemo(() => dotOf(app, service), [app, service]);
  return <span class={mark} data-testid="service-dot" data-tone={tone} role="img" title={label} aria-label={label} />;
}

function dotOf(app: App, service: Service) {
  const health = app.health.of(service);
  const face = computed(() => faceOf(service.status.value, service.hasData.value, false));
  const tone = computed(() => (face.value.state === 'live' ? health.tone.value : 'unknown'));
  return {
    tone,
    mark: computed(() => `dot ${tone.value === 'unknown' || tone.value === 'fine' ? face.value.tone : tone.value}`),
    label: computed(() => {
      if (tone.value === 'unknown') return face.value.label;
      return healthText(tone.value, tone.value === 'fine' ? [] : health.figures.value);
    }),
  };
}
