import { MOST_COMPARED } from '../models/comparison.ts';
import type { Entry } from '../models/entries.ts';
import type { App } from './app.ts';

/** Takes a service into the comparison or out of it; says so where there is no room. */
export function toggleCompared({ comparison, feedback }: App, { id, label }: Pick<Entry, 'id' | 'label'>): void {
  if (comparison.toggleService(id)) return;
  feedback.say(
    `“${label}” was not added: ${MOST_COMPARED} services are compared, as many as can be told apart. Take one out first.`,
  );
}
