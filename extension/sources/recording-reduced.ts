import type { Frame } from '../../shared/frame.ts';
import { asArray, asId, asNumber, field, ProtocolError, parseObject } from '../../shared/guard.ts';
import { MAX_COLUMNS } from '../../shared/limits.ts';
import { packFrame, unpackFrame } from './packed-frame.ts';
import type { ReducedSamples, ReducedSeries } from './source.ts';

const MEASURES = ['mean', 'low', 'high'] as const satisfies (keyof ReducedSeries)[];
const LENGTH_BYTES = 4;
const DAY_MS = 86_400_000;
/** Of one block. With all columns that there may be, a frame of so many is well below the size that is accepted. */
const MAX_REDUCED_ROWS = 512;

/** Reduced samples in parts that each fit into a block, in the order of time. */
export function* splitReduced({ stepMs, times, series }: ReducedSamples): Generator<ReducedSamples> {
  const all = [...series];
  for (let row = 0; row < times.length; row += MAX_REDUCED_ROWS) {
    const length = Math.min(MAX_REDUCED_ROWS, times.length - row);
    const rows = (values: ArrayLike<number>) =>
      Float64Array.from({ length }, (_, index) => values[row + index] ?? Number.NaN);
    for (let column = 0; column < all.length; column += MAX_COLUMNS) {
      const part = all.slice(column, column + MAX_COLUMNS);
      yield {
        stepMs,
        times: rows(times),
        series: new Map(
          part.map(([id, { mean, low, high }]) => [id, { mean: rows(mean), low: rows(low), high: rows(high) }]),
        ),
      };
    }
  }
}

/**
 * The payload of a reduced block: Uint32 length of a JSON text, the text (`stepMs` and `columns`, the series ids), and
 * three packed frames of these columns: the means, the lowest and the highest values.
 */
export function encodeReduced({ stepMs, times, series }: ReducedSamples): Uint8Array<ArrayBuffer> {
  const columns = [...series.keys()];
  const head = new TextEncoder().encode(JSON.stringify({ stepMs, columns }));
  const frames = MEASURES.map((measure) => {
    const values = new Float64Array(times.length * (1 + columns.length));
    const lists = [times, ...[...series.values()].map((each) => each[measure])];
    for (const [column, list] of lists.entries()) {
      for (let row = 0; row < times.length; row++) values[row * lists.length + column] = list[row] ?? Number.NaN;
    }
    return packFrame({ schema: 0, history: true, last: false, columns: columns.length, rows: times.length, values });
  });
  const payload = new Uint8Array(LENGTH_BYTES + head.length + frames.reduce((sum, { length }) => sum + length, 0));
  new DataView(payload.buffer).setUint32(0, head.length, true);
  let at = LENGTH_BYTES;
  for (const part of [head, ...frames]) {
    payload.set(part, at);
    at += part.length;
  }
  return payload;
}

/** Reads such a payload. Throws a `ProtocolError` that says what is wrong. */
export function decodeReduced(payload: Uint8Array<ArrayBuffer>): ReducedSamples {
  const framesAt = payload.length < LENGTH_BYTES ? Infinity : LENGTH_BYTES + uint32At(payload, 0);
  const frameLength = (payload.length - framesAt) / MEASURES.length;
  if (!(frameLength >= 0 && Number.isInteger(frameLength))) {
    throw new ProtocolError('A block of reduced samples does not hold three frames.');
  }
  const text = new TextDecoder().decode(payload.subarray(LENGTH_BYTES, framesAt));
  const object = parseObject(text, 'The head of reduced samples');
  const columns = asArray(field(object, 'columns'), 'The columns of reduced samples', MAX_COLUMNS).map((id) =>
    asId(id, 'A column of reduced samples'),
  );
  const [mean, low, high] = MEASURES.map((_, index) =>
    unpackFrame(payload.subarray(framesAt + index * frameLength, framesAt + (index + 1) * frameLength)),
  );
  if (!mean || !low || !high || new Set(columns).size !== columns.length || mean.columns !== columns.length) {
    throw new ProtocolError('The columns of reduced samples are not those of their frames.');
  }
  if (low.columns !== mean.columns || high.columns !== mean.columns) {
    throw new ProtocolError('The frames of reduced samples differ in their columns.');
  }
  if (mean.rows > MAX_REDUCED_ROWS) {
    throw new ProtocolError(
      `A block of reduced samples has ${mean.rows} rows; at most ${MAX_REDUCED_ROWS} are allowed.`,
    );
  }
  return {
    stepMs: asNumber(field(object, 'stepMs'), 'The step of reduced samples', 1, DAY_MS),
    times: column(mean, 0),
    series: new Map(
      columns.map((id, index) => [
        id,
        { mean: column(mean, 1 + index), low: column(low, 1 + index), high: column(high, 1 + index) },
      ]),
    ),
  };
}

function column({ rows, columns, values }: Frame, index: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => values[row * (1 + columns) + index] ?? Number.NaN);
}

const uint32At = (bytes: Uint8Array<ArrayBuffer>, offset: number) =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(offset, true);
