import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, FRAME_HEADER_BYTES, type Frame, frameBytes } from './frame.ts';
import { MAX_COLUMNS, MAX_SERVER_MESSAGE_BYTES } from './limits.ts';

function frame(values: number[], columns = 2): Frame {
  const rows = values.length / (1 + columns);
  return { schema: 7, history: false, last: false, columns, rows, values: Float64Array.from(values) };
}

function encoded(values: number[], columns?: number): ArrayBuffer {
  return encodeFrame(frame(values, columns)).buffer;
}

/** A header with nothing behind it that says whatever a test wants. */
function header(schema: number, flags: number, columns: number, rows: number): ArrayBuffer {
  return Uint32Array.of(schema, flags, columns, rows).buffer;
}

describe('encodeFrame and decodeFrame', () => {
  it('bring every number back, NaN, both zeros, infinities and integers above 2^32 included', () => {
    const values = [1_700_000_000_000.25, Number.NaN, -0, 1_700_000_001_000, 0, 2 ** 52 + 1];
    const decoded = decodeFrame(encoded(values));
    expect(decoded).toMatchObject({ schema: 7, history: false, last: false, columns: 2, rows: 2 });
    expect([...decoded.values].every((value, index) => Object.is(value, values[index]))).toBe(true);
    expect([...decodeFrame(encoded([1, Infinity, -Infinity])).values]).toEqual([1, Infinity, -Infinity]);
  });

  it.each([
    [false, false],
    [true, false],
    [true, true],
  ])('carry the flags history=%s last=%s', (history, last) => {
    const decoded = decodeFrame(encodeFrame({ ...frame([1, 2, 3]), history, last }).buffer);
    expect([decoded.history, decoded.last]).toEqual([history, last]);
  });

  it('carry the largest schema number', () => {
    expect(decodeFrame(encodeFrame({ ...frame([1, 2, 3]), schema: 0xffff_ffff }).buffer).schema).toBe(0xffff_ffff);
  });

  it('write little-endian numbers behind a header of 16 bytes', () => {
    const view = new DataView(encoded([5, 6, 7]));
    expect(view.byteLength).toBe(frameBytes(2, 1));
    expect([view.getUint32(0, true), view.getUint32(8, true), view.getUint32(12, true)]).toEqual([7, 2, 1]);
    expect(view.getFloat64(FRAME_HEADER_BYTES + 8, true)).toBe(6);
  });

  it('bring back a frame without rows, and one without columns', () => {
    expect(decodeFrame(encoded([]))).toMatchObject({ rows: 0, columns: 2 });
    expect(decodeFrame(encoded([1, 2], 0))).toMatchObject({ rows: 2, columns: 0 });
  });
});

describe('encodeFrame', () => {
  it('refuses numbers that do not fill its rows', () => {
    expect(() => encodeFrame({ ...frame([1, 2, 3]), rows: 2 })).toThrow(RangeError);
  });

  it('copies, so that the row may be used again', () => {
    const source = frame([1, 2, 3]);
    const bytes = encodeFrame(source);
    source.values.fill(0);
    expect([...decodeFrame(bytes.buffer).values]).toEqual([1, 2, 3]);
  });
});

describe('decodeFrame', () => {
  it.each([
    ['nothing at all', new ArrayBuffer(0), /0 bytes is shorter than its header/],
    ['half a header', new ArrayBuffer(15), /shorter than its header/],
    ['a row cut short', encoded([1, 2, 3]).slice(0, -1), /takes 40 bytes; this one has 39/],
    ['a byte too many', new Uint8Array([...new Uint8Array(encoded([1, 2, 3])), 0]).buffer, /this one has 41/],
    ['more columns than numbers', header(1, 0, 3, 1), /1 rows and 3 columns takes 48 bytes/],
    ['too many columns', header(1, 0, MAX_COLUMNS + 1, 0), /513 columns; at most 512/],
    ['rows without end', header(1, 0, 512, 0xffff_ffff), /takes \d+ bytes; this one has 16/],
    ['flags that nobody knows', header(1, 4, 1, 0), /unknown flags 4/],
    ['more than a message may hold', new ArrayBuffer(MAX_SERVER_MESSAGE_BYTES + 8), /is larger than/],
    ['a time that is no number', encoded([Number.NaN, 2, 3]), /Row 0 of a frame has no time/],
    ['a time that no date can have', encoded([1e300, 2, 3]), /Row 0 of a frame has no time/],
    ['a time before 1970', encoded([-1, 2, 3]), /Row 0 of a frame has no time/],
    ['an infinite time', encoded([Infinity, 2, 3]), /Row 0 of a frame has no time/],
    ['the same time twice', encoded([1, 0, 0, 1, 0, 0]), /Row 1 of a frame is not later/],
    ['times that go back', encoded([2, 0, 0, 1, 0, 0]), /Row 1 of a frame is not later/],
  ])('refuses %s', (_, buffer, message) => {
    expect(() => decodeFrame(buffer)).toThrow(message);
  });
});
