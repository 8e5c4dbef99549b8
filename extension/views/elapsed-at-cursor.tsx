import { formatElapsed } from '../charts/elapsed.ts';
import type { App } from './app.ts';

/** How old the compared processes were at the time under the cursor; nothing while they are compared by clock. */
export function ElapsedAtCursor({ app: { comparison, timeline } }: { app: App }) {
  const [reference] = comparison.compared.value;
  if (!reference || comparison.alignment.value === 'clock') return null;
  const start = comparison.startOf(reference);
  const time = timeline.cursor.value;
  return (
    <span class="elapsed" data-testid="elapsed-at-cursor">
      {start !== undefined && time !== undefined && formatElapsed(time - start, 1000)}
    </span>
  );
}
