import { expect, it } from 'vitest';
import { encodeFrame } from '../../shared/frame.ts';
import { frameOf } from '../testing/fixtures.ts';
import { packFrame, unpackFrame } from './packed-frame.ts';

const frame = frameOf([
  [1000, 1, Number.NaN, -3.5],
  [2000, 2, Infinity, 4e-300],
]);

it('gives back the frame that was packed', () => {
  expect(unpackFrame(packFrame(frame))).toEqual(frame);
  const empty = frameOf([], { columns: 3 });
  expect(unpackFrame(packFrame(empty))).toEqual(empty);
});

it('puts the times first, then column after column', () => {
  const packed = packFrame(frame);
  expect([...packed.subarray(0, 16)]).toEqual([...encodeFrame(frame).subarray(0, 16)]);
  expect([...new Float64Array(packed.buffer, 16)]).toEqual([1000, 2000, 1, 2, Number.NaN, Infinity, -3.5, 4e-300]);
});

it('refuses what is too short, too long, or no frame', () => {
  const packed = packFrame(frame);
  for (const bytes of [packed.subarray(0, 10), packed.subarray(0, -1), new Uint8Array(100).fill(255)]) {
    expect(() => unpackFrame(bytes)).toThrow(/^(A frame of|\d+ rows of)/);
  }
  const backwards = packFrame(
    frameOf([
      [2, 0],
      [1, 0],
    ]),
  );
  expect(() => unpackFrame(backwards)).toThrow('not later');
});
