import { type ClockSync, startClockSync } from './clock-sync.ts';
import type { Session } from './session.ts';
import type { SourceSink } from './source.ts';
import type { WallClock } from './wall-clock.ts';

/** Keeps a sink informed of how an agent's clock stands to this machine's. */
export interface ClockFollower extends ClockSync {
  /** Begins anew where this machine's clock has been set. */
  look(): void;
}

export function followClock(session: Pick<Session, 'send'>, sink: SourceSink, clock: WallClock): ClockFollower {
  let { setByMs } = clock;
  const sync = startClockSync({
    now: clock.now,
    probe: (sent) => session.send({ type: 'clock', sent }),
    found({ uncertaintyMs, ...offset }) {
      sink.clock?.({ ...offset, uncertaintyMs: uncertaintyMs + clock.errorMs, setByMs: clock.setByMs });
    },
  });
  return {
    ...sync,
    look() {
      clock.now();
      if (clock.setByMs === setByMs) return;
      ({ setByMs } = clock);
      sync.restart();
    },
  };
}
