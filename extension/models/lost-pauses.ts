import type { GcEvent, StallEvent } from '../../shared/events.ts';

/** Pauses and stalls of a process, by its own clock, in ascending order. */
export interface PauseLists {
  gc: readonly GcEvent[];
  stalls: readonly StallEvent[];
}

/**
 * The pauses and stalls that had to give way because the clock of their process was set back: their times come again, so
 * charts can show them no more, but the requests that met them are still there.
 */
export interface LostPauses {
  /** How often the clock was set. */
  readonly epoch: number;
  /** The clock was set; `lost` is all that lies at `time` and later. */
  clockWasSet(time: number, lost: PauseLists): void;
  /** The lists that hold what was within a span of an epoch from this time on, if they were lost. */
  of(from: number, epoch: number): PauseLists | undefined;
  /** How many there are. */
  readonly length: number;
}

interface Loss {
  time: number;
  lost: PauseLists;
  /** The one that began with it. */
  epoch: number;
}

/** A clock that is set all the time explains nothing. */
const MOST_LOSSES = 4;

export function createLostPauses(): LostPauses {
  let losses: Loss[] = [];
  let epoch = 0;
  return {
    get epoch() {
      return epoch;
    },
    clockWasSet(time, lost) {
      epoch++;
      if (lost.gc.length + lost.stalls.length > 0) losses = [...losses, { time, lost, epoch }].slice(-MOST_LOSSES);
    },
    // The first setting that reached that far back has taken them.
    of: (from, during) => losses.find((loss) => loss.epoch > during && loss.time <= from)?.lost,
    get length() {
      return losses.reduce((sum, { lost }) => sum + lost.gc.length + lost.stalls.length, 0);
    },
  };
}
