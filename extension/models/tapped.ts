import type { SourceSink } from '../sources/source.ts';

/** What a tap is told of: all that a live source delivers, save its status. */
export type SourceTap = Pick<SourceSink, 'described' | 'schema' | 'frame' | 'events' | 'epoch'>;

/** A sink that others can listen at. */
export interface Tapped {
  sink: SourceSink;
  /** Tells the tap of everything from now on, each after the sink itself. Returns the way to stop. */
  tap(tap: SourceTap): () => void;
}

export function createTapped(sink: SourceSink): Tapped {
  const taps = new Set<SourceTap>();
  const tell = (call: (tap: SourceTap) => void) => {
    for (const tap of taps) call(tap);
  };
  return {
    sink: {
      ...sink,
      described(description) {
        sink.described(description);
        tell((tap) => tap.described(description));
      },
      schema(schema) {
        sink.schema(schema);
        tell((tap) => tap.schema(schema));
      },
      frame(frame) {
        sink.frame(frame);
        tell((tap) => tap.frame(frame));
      },
      events(events) {
        sink.events(events);
        tell((tap) => tap.events(events));
      },
      epoch(epoch) {
        sink.epoch(epoch);
        tell((tap) => tap.epoch(epoch));
      },
    },
    tap(tap) {
      taps.add(tap);
      return () => taps.delete(tap);
    },
  };
}
