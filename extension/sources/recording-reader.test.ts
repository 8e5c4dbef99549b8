import { describe, expect, it } from 'vitest';
import { frameSection, type RawSection, SECTION_TYPES } from './recording-format.ts';
import { type ReadLimits, readSections } from './recording-reader.ts';

const LIMITS = { sections: 10, bytes: 1000 };
const line = new TextEncoder().encode('procscope recording 1\n');
const section = (type: number, length = 0): RawSection => ({ type, payload: new Uint8Array(length).fill(type) });

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

async function read(sections: readonly RawSection[], size = 7, limits: ReadLimits = LIMITS) {
  const { chunks, state } = chunksOf([line, ...sections.map(frameSection)], size);
  const types: number[] = [];
  let fault: unknown;
  try {
    for await (const { type, payload } of readSections(chunks, limits)) {
      expect([...payload]).toEqual([...section(type, payload.length).payload]);
      types.push(type);
    }
  } catch (error) {
    fault = error;
  }
  expect(state.closed).toBe(true);
  return { types, fault };
}

describe('readSections', () => {
  it.each([1, 2, 9, 1000])('takes sections apart that come in pieces of %i bytes', async (size) => {
    const { types, fault } = await read([section(1, 20), section(9), section(SECTION_TYPES.end, 3)], size);
    expect(fault).toBeUndefined();
    expect(types).toEqual([1, 9, SECTION_TYPES.end]);
  });

  it('stops at the end, whatever follows', async () => {
    expect((await read([section(SECTION_TYPES.end), section(1)])).types).toEqual([SECTION_TYPES.end]);
  });

  it('takes no more sections than allowed', async () => {
    const { types, fault } = await read(Array.from({ length: 20 }, () => section(1)));
    expect(types).toHaveLength(10);
    expect(fault).toMatchObject({ fault: 'limit', message: 'more than 10 sections' });
  });

  it('takes no more bytes than allowed', async () => {
    const { types, fault } = await read(Array.from({ length: 5 }, () => section(1, 300)));
    expect(types).toHaveLength(3);
    expect(fault).toMatchObject({ fault: 'limit' });
  });

  it('makes no room for a section that says it is larger than any', async () => {
    const huge = frameSection(section(1));
    new DataView(huge.buffer).setUint32(1, 0xffff_ffff, true);
    const { chunks } = chunksOf([line, huge], 100);
    await expect(readSections(chunks).next()).rejects.toMatchObject({ fault: 'damaged' });
  });

  it('says that a file is gone when the browser cannot read it', async () => {
    async function* fail(): AsyncGenerator<Uint8Array> {
      yield line;
      throw new DOMException('It was deleted.', 'NotFoundError');
    }
    await expect(readSections(fail()).next()).rejects.toMatchObject({ fault: 'unreadable' });
  });
});
