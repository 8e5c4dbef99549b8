import { describe, expect, it } from 'vitest';
import { BLOCK_TYPES, frameBlock, type RawBlock } from './recording-format.ts';
import { type ReadLimits, readBlocks } from './recording-reader.ts';

const LIMITS = { blocks: 10, bytes: 1000 };
const line = new TextEncoder().encode('procscope recording 1\n');
const block = (type: number, length = 0): RawBlock => ({ type, payload: new Uint8Array(length).fill(type) });

/** Gives the bytes in pieces of a size, and says when it was closed. */
function chunksOf(parts: readonly Uint8Array[], size: number) {
  const bytes = Buffer.concat(parts);
  const state = { closed: false };
  async function* generate(): AsyncGenerator<Uint8Array> {
    try {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    } finally {
      state.closed = true;
    }
  }
  return { chunks: generate(), state };
}

async function read(blocks: readonly RawBlock[], size = 7, limits: ReadLimits = LIMITS) {
  const { chunks, state } = chunksOf([line, ...blocks.map(frameBlock)], size);
  const types: number[] = [];
  let fault: unknown;
  try {
    for await (const { type, payload } of readBlocks(chunks, limits)) {
      expect([...payload]).toEqual([...block(type, payload.length).payload]);
      types.push(type);
    }
  } catch (error) {
    fault = error;
  }
  expect(state.closed).toBe(true);
  return { types, fault };
}

describe('readBlocks', () => {
  it.each([1, 2, 9, 1000])('takes blocks apart that come in pieces of %i bytes', async (size) => {
    const { types, fault } = await read([block(1, 20), block(9), block(BLOCK_TYPES.end, 3)], size);
    expect(fault).toBeUndefined();
    expect(types).toEqual([1, 9, BLOCK_TYPES.end]);
  });

  it('stops at the end, whatever follows', async () => {
    expect((await read([block(BLOCK_TYPES.end), block(1)])).types).toEqual([BLOCK_TYPES.end]);
  });

  it('takes no more blocks than allowed', async () => {
    const { types, fault } = await read(Array.from({ length: 20 }, () => block(1)));
    expect(types).toHaveLength(10);
    expect(fault).toMatchObject({ fault: 'limit', message: 'more than 10 blocks' });
  });

  it('takes no more bytes than allowed', async () => {
    const { types, fault } = await read(Array.from({ length: 5 }, () => block(1, 300)));
    expect(types).toHaveLength(3);
    expect(fault).toMatchObject({ fault: 'limit' });
  });

  it('makes no room for a block that says it is larger than any', async () => {
    const huge = frameBlock(block(1));
    new DataView(huge.buffer).setUint32(1, 0xffff_ffff, true);
    const { chunks } = chunksOf([line, huge], 100);
    await expect(readBlocks(chunks).next()).rejects.toMatchObject({ fault: 'damaged' });
  });

  it('says that a file is gone when the browser cannot read it', async () => {
    async function* fail(): AsyncGenerator<Uint8Array> {
      yield line;
      throw new DOMException('It was deleted.', 'NotFoundError');
    }
    await expect(readBlocks(fail()).next()).rejects.toMatchObject({ fault: 'unreadable' });
  });
});
