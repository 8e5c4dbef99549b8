import type { ProcessEvent } from '../../shared/events.ts';
import { clip } from './check.ts';
import { messageOf } from './warn.ts';

/** A mark of the application. Whatever it is given for a label, it never throws. */
export function markEvent(at: number, label: unknown): ProcessEvent {
  return { kind: 'mark', at, label: clip(messageOf(label)) };
}
