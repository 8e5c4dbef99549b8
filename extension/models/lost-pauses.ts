import type { GcEvent, StallEvent } from '../../shared/events.ts';

/** Pauses and stalls of a process, by its own clock, in ascending order. */
export interface PauseLists {
  gc: readonly GcEvent[];
  stalls: readonly StallEvent[];
}

/** Pauses and stalls, and from what time on none of them is missing. */
export interface HeldPauses extends PauseLists {
  heldFrom: number;
}

/**
 * The pauses and stalls that had to give way because the clock of their process was set back: their times come again, so
 * charts can show them no more, but the requests that met them are still there.
 */
export interface LostPauses {
  /** How often the clock was set. */
  readonly epoch: number;
  /** The clock was set; `lost` is all that lies at `time` and later. */
  clockWasSet(time: number, lost: HeldPauses): void;
  /** The lists that hold what was within a span of an epoch from this time on, if they were lost. */
  of(from: number, epoch: number): HeldPauses | undefined;
  /** How many there are. */
  readonly length: number;
}

interface Loss {
  time: number;
  lost: HeldPauses;
  /** The one that began with it. */
  epoch: number;
}

/** A clock that is set all the time explains nothing: before these, one stands for all that are forgotten. */
const MOST_LOSSES = 4;
/** Of a loss that is forgotten itself. */
const NOTHING_HELD: HeldPauses = { gc: [], stalls: [], heldFrom: Infinity };

export function createLostPauses(): LostPauses {
  let losses: Loss[] = [];
  let epoch = 0;
  return {
    get epoch() {
      return epoch;
    },
    clockWasSet(time, lost) {
      epoch++;
      // One without pauses, too: those that come at the same times from now on are of the clock as it is now.
      losses.push({ time, lost, epoch });
      if (losses.length <= MOST_LOSSES + 1) return;
      const [first, second, ...rest] = losses;
      if (!first || !second) return;
      // Both are forgotten as one, which reaches as far back as either.
      losses = [{ time: Math.min(first.time, second.time), lost: NOTHING_HELD, epoch: second.epoch }, ...rest];
    },
    // The first setting that reached that far back has taken them.
    of: (from, during) => losses.find((loss) => loss.epoch > during && loss.time <= from)?.lost,
    get length() {
      return losses.reduce((sum, { lost }) => sum + lost.gc.length + lost.stalls.length, 0);
    },
  };
}
