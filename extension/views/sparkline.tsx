import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { mountSparkline } from '../charts/sparkline.ts';
import type { Service } from '../models/service.ts';
import type { Tone } from '../models/tone.ts';
import type { App } from './app.ts';

interface SparklineProps {
  app: App;
  service: Service;
  /** The series whose sum is drawn. */
  series: readonly string[];
  tone: ReadonlySignal<Tone>;
  /** What the scale reaches to at least. */
  scaleTo: ReadonlySignal<number>;
}

/** A small line of what the timeline shows. What it says is said in words elsewhere. */
export function Sparkline({ app, service, series, tone, scaleTo }: SparklineProps) {
  const { timeline, scheduler, look } = app;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current) return;
    return mountSparkline(canvas.current, { service, timeline, scheduler, look, tone, series, scaleTo });
  }, [service, timeline, scheduler, look, tone, series, scaleTo]);
  return <canvas class="sparkline" ref={canvas} />;
}
