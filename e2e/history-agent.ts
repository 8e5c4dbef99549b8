import type { ChartDescription } from '../shared/charts.ts';
import type { ProcessEvent } from '../shared/events.ts';
import { MAX_EVENTS_PER_MESSAGE } from '../shared/limits.ts';
import { helloText, historyFrame, type ScriptedAgent, startScriptedAgent } from './agents.ts';

const SECONDS = 600;
const EVERY_MS = 500;

const CHARTS: ChartDescription[] = ['first', 'second'].map((id) => ({
  id,
  title: `The ${id} chart`,
  unit: '1',
  kind: 'lines',
  group: 'all',
  series: [{ id: `${id}.series`, label: 'a series' }],
}));

/**
 * An agent whose service has run for ten minutes, as a test cannot wait for one, with two charts and the given events.
 * `agoMs` of an event counts from the start of the test.
 */
export function startHistoryAgent(name: string, events: readonly PastEvent[] = []): Promise<ScriptedAgent> {
  const now = Date.now();
  const told = events.map(({ agoMs, ...event }) => ({ ...event, at: now - agoMs }));
  return startScriptedAgent((socket) => {
    socket.send(helloText(name, CHARTS));
    socket.send(historyFrame(CHARTS.length, SECONDS));
    for (let first = 0; first < told.length; first += MAX_EVENTS_PER_MESSAGE) {
      const events = told.slice(first, first + MAX_EVENTS_PER_MESSAGE);
      socket.send(JSON.stringify({ type: 'events', events }));
    }
    const timer = setInterval(() => socket.send(historyFrame(CHARTS.length, 1)), EVERY_MS);
    socket.on('close', () => clearInterval(timer));
  });
}

type WithoutTime<Event> = Event extends ProcessEvent ? Omit<Event, 'at'> : never;

/** An event of some milliseconds ago. */
export type PastEvent = WithoutTime<ProcessEvent> & { agoMs: number };
