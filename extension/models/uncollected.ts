import type { Service } from './service.ts';

/** What an explanation is made of, by the start of the series that its collector has besides. */
const COLLECTED = { 'garbage collection': 'v8js.gc.', 'the event loop': 'nodejs.eventloop.' } as const;
export type Collected = keyof typeof COLLECTED;

/** What the agent of a service does not watch, so that nothing of it can be found; none where that is not known yet. */
export function uncollectedBy({ schema }: Pick<Service, 'schema'>): Collected[] {
  const columns = schema.peek()?.columns;
  const all: Collected[] = ['garbage collection', 'the event loop'];
  return columns ? all.filter((each) => !columns.some((id) => id.startsWith(COLLECTED[each]))) : [];
}
