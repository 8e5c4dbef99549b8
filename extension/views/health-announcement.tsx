import { effect, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Health } from '../models/health.ts';
import { healthText } from './figure-text.ts';

/** What goes up and down is told of once in this time. */
const QUIET_MS = 60_000;

/** Tells those who cannot see it that the service on screen has turned bad. */
export function HealthAnnouncement({ health, name }: { health: Health; name: string }) {
  const text = useSignal('');
  useEffect(() => {
    let last = health.tone.peek();
    let saidAt = -Infinity;
    return effect(() => {
      const tone = health.tone.value;
      const isNews = tone === 'bad' && last !== 'bad' && performance.now() - saidAt >= QUIET_MS;
      last = tone;
      if (tone === 'fine') text.value = '';
      if (!isNews) return;
      saidAt = performance.now();
      text.value = `${name}: ${healthText(tone, health.figures.peek())}`;
    });
  }, [health, name, text]);
  return (
    <p class="visually-hidden" role="status" data-testid="health-announcement">
      {text}
    </p>
  );
}
