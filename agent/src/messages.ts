import type { ProcessEvent } from '../../shared/events.ts';
import { MAX_EVENTS_PER_MESSAGE } from '../../shared/limits.ts';
import type { ClockMessage, HelloMessage, RequestsMessage, Schema, ServerMessage } from '../../shared/messages.ts';

/** The first message of a connection. */
export function helloText(hello: Omit<HelloMessage, 'type' | keyof Schema>, schema: Schema): string {
  return stringify({ type: 'hello', ...hello, ...schemaOf(schema) });
}

/** The message that the charts have changed. */
export function schemaText(schema: Schema): string {
  return stringify({ type: 'schema', ...schemaOf(schema) });
}

/** Events, in as many messages as their limit asks for; none for no events. */
export function eventTexts(events: readonly ProcessEvent[]): string[] {
  const texts: string[] = [];
  for (let start = 0; start < events.length; start += MAX_EVENTS_PER_MESSAGE) {
    texts.push(stringify({ type: 'events', events: events.slice(start, start + MAX_EVENTS_PER_MESSAGE) }));
  }
  return texts;
}

/** The news of a new epoch, or the answer to a probe. */
export function clockText(epoch: number, probe?: ClockMessage['probe']): string {
  return stringify({ type: 'clock', epoch, ...(probe === undefined ? {} : { probe }) });
}

/** The answer to a lookup. */
export function requestsText(requests: RequestsMessage['requests']): string {
  return stringify({ type: 'requests', requests });
}

/** The wire's part of a layout. */
function schemaOf({ schema, charts, columns }: Schema): Schema {
  return { schema, charts, columns };
}

function stringify(message: ServerMessage): string {
  return JSON.stringify(message);
}
