/** A span of time, in milliseconds. */
export interface Span {
  at: number;
  durationMs: number;
}

/** Says of moments, each later than the one before, which span they lie in. */
export interface SpanCursor<Kind extends Span> {
  /** Of several, one of those that reach furthest. */
  at(time: number): Kind | undefined;
}

/** Each span is looked at once, however many moments are asked for. The spans may be in any order. */
export function createSpanCursor<Kind extends Span>(spans: readonly Kind[]): SpanCursor<Kind> {
  const ascending = spans.toSorted((a, b) => a.at - b.at);
  let next = 0;
  let reaching: Kind | undefined;
  return {
    at(time) {
      for (let span = ascending[next]; span && span.at <= time; span = ascending[++next]) {
        if (!reaching || endOf(span) > endOf(reaching)) reaching = span;
      }
      return reaching && endOf(reaching) > time ? reaching : undefined;
    },
  };
}

const endOf = ({ at, durationMs }: Span) => at + durationMs;
