import { ProtocolError } from './guard.ts';
import { MAX_COLUMNS, MAX_SERVER_MESSAGE_BYTES, MAX_TIME_MS } from './limits.ts';

/** Four little-endian Uint32: schema, flags, columns, rows. A multiple of 8, so that the rows can be read in place. */
export const FRAME_HEADER_BYTES = 16;

const FLAG_HISTORY = 1;
const FLAG_LAST = 2;
const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/**
 * Samples of one schema, oldest first. `values` holds `rows` times 1 + `columns` numbers: the time in milliseconds
 * since the epoch, then one value a column in the schema's order, NaN where there is none.
 */
export interface Frame {
  schema: number;
  /** True for samples taken before the client came. */
  history: boolean;
  /** True for the frame that ends the history: what follows is live. */
  last: boolean;
  columns: number;
  rows: number;
  values: Float64Array;
}

export type FrameHeader = Omit<Frame, 'values'>;

export function frameBytes(columns: number, rows: number): number {
  return FRAME_HEADER_BYTES + rows * (1 + columns) * 8;
}

/** Writes a frame into a buffer of its own, which the caller may hand on without copying. */
export function encodeFrame(frame: Frame): Uint8Array<ArrayBuffer> {
  const { columns, rows, values } = frame;
  if (values.length !== rows * (1 + columns)) {
    throw new RangeError(`A frame of ${rows} rows and ${columns} columns cannot hold ${values.length} numbers.`);
  }
  const bytes = new Uint8Array(frameBytes(columns, rows));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, frame.schema, true);
  view.setUint32(4, (frame.history ? FLAG_HISTORY : 0) | (frame.last ? FLAG_LAST : 0), true);
  view.setUint32(8, columns, true);
  view.setUint32(12, rows, true);
  if (littleEndian) {
    new Float64Array(bytes.buffer, FRAME_HEADER_BYTES).set(values);
  } else {
    for (const [index, value] of values.entries()) view.setFloat64(FRAME_HEADER_BYTES + index * 8, value, true);
  }
  return bytes;
}

/**
 * Reads a frame that came over the wire; `values` is a view of `buffer` where the machine is little-endian.
 * Throws a `ProtocolError` that says what is wrong: size, header, or times that are not numbers in ascending order.
 */
export function decodeFrame(buffer: ArrayBuffer): Frame {
  const header = decodeHeader(buffer);
  const expected = frameBytes(header.columns, header.rows);
  if (buffer.byteLength !== expected) {
    throw new ProtocolError(
      `A frame of ${header.rows} rows and ${header.columns} columns takes ${expected} bytes; this one has ${buffer.byteLength}.`,
    );
  }
  const frame = { ...header, values: decodeValues(buffer) };
  checkTimes(frame);
  return frame;
}

function decodeHeader(buffer: ArrayBuffer): FrameHeader {
  if (buffer.byteLength < FRAME_HEADER_BYTES) {
    throw new ProtocolError(`A frame of ${buffer.byteLength} bytes is shorter than its header.`);
  }
  if (buffer.byteLength > MAX_SERVER_MESSAGE_BYTES) {
    throw new ProtocolError(`A frame of ${buffer.byteLength} bytes is larger than ${MAX_SERVER_MESSAGE_BYTES}.`);
  }
  const view = new DataView(buffer);
  const flags = view.getUint32(4, true);
  if (flags > (FLAG_HISTORY | FLAG_LAST)) throw new ProtocolError(`A frame carries the unknown flags ${flags}.`);
  const columns = view.getUint32(8, true);
  if (columns > MAX_COLUMNS) {
    throw new ProtocolError(`A frame has ${columns} columns; at most ${MAX_COLUMNS} are allowed.`);
  }
  return {
    schema: view.getUint32(0, true),
    history: (flags & FLAG_HISTORY) !== 0,
    last: (flags & FLAG_LAST) !== 0,
    columns,
    rows: view.getUint32(12, true),
  };
}

function decodeValues(buffer: ArrayBuffer): Float64Array {
  if (littleEndian) return new Float64Array(buffer, FRAME_HEADER_BYTES);
  const view = new DataView(buffer, FRAME_HEADER_BYTES);
  return Float64Array.from({ length: view.byteLength / 8 }, (_, index) => view.getFloat64(index * 8, true));
}

function checkTimes({ columns, rows, values }: Frame): void {
  let previous = -Infinity;
  for (let row = 0; row < rows; row++) {
    const time = values[row * (1 + columns)] ?? Number.NaN;
    // Written so that NaN is refused, too.
    if (!(time >= 0 && time <= MAX_TIME_MS)) throw new ProtocolError(`Row ${row} of a frame has no time.`);
    if (time <= previous) throw new ProtocolError(`Row ${row} of a frame is not later than the row before it.`);
    previous = time;
  }
}
