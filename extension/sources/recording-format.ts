import { MAX_SERVER_MESSAGE_BYTES } from '../../shared/limits.ts';
import { crc32 } from './crc32.ts';

/** The form of a recording's file; docs/recording.md describes it. */
export const RECORDING_VERSION = 1;
/** The first line of an unpacked recording is this and the version. */
export const MAGIC = 'procscope recording ';
export const RECORDING_EXTENSION = '.procscope';

/** The kinds of blocks by the number that a file has for them. A reader leaves out those that it does not know. */
export const BLOCK_TYPES = {
  about: 1,
  message: 2,
  samples: 3,
  moments: 4,
  reduced: 5,
  clock: 6,
  page: 7,
  end: 255,
} as const;

/** Uint8 type, Uint32 length of the payload, Uint32 CRC-32 of type and payload; little-endian. */
export const BLOCK_HEADER_BYTES = 9;

/** A reduced block holds three frames and their columns. */
export const MAX_BLOCK_BYTES = 4 * MAX_SERVER_MESSAGE_BYTES;
export const MAX_BLOCKS = 200_000;
export const MAX_FILE_BYTES = 256 * 1024 * 1024;
/** Unpacked; a file of a megabyte can be made to swell to a gigabyte. */
export const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
/** What a recorder keeps in memory at most, packed. */
export const MAX_RECORDED_BYTES = 64 * 1024 * 1024;
/** As many samples as the panel holds of one service: ten hours at one a second. */
export const MAX_RECORDED_ROWS = 36_000;
/** Rows of one samples block: more pack better, fewer are lost to a damage. */
export const ROWS_PER_BLOCK = 60;
/** Requests or navigations of one page block, and what a reader takes of clock offsets in one. */
export const MAX_REQUESTS_PER_BLOCK = 1000;
export const MAX_OFFSETS_PER_BLOCK = 10_000;
/** As many as a panel keeps of a page. */
export const MAX_RECORDED_REQUESTS = 5000;

/** A block as it stands in the file. */
export interface RawBlock {
  type: number;
  payload: Uint8Array<ArrayBuffer>;
}

export interface BlockHeader {
  type: number;
  length: number;
  crc: number;
}

/** The bytes of a block, header and payload. */
export function frameBlock({ type, payload }: RawBlock): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(BLOCK_HEADER_BYTES + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, type);
  view.setUint32(1, payload.length, true);
  view.setUint32(5, blockCrc(type, payload), true);
  bytes.set(payload, BLOCK_HEADER_BYTES);
  return bytes;
}

/** Reads the header of a block from its `BLOCK_HEADER_BYTES` bytes. */
export function readBlockHeader(bytes: Uint8Array<ArrayBuffer>): BlockHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { type: view.getUint8(0), length: view.getUint32(1, true), crc: view.getUint32(5, true) };
}

/** What the header of a block must say; over the type, too, which would else be taken for an unknown one. */
export function blockCrc(type: number, payload: Uint8Array): number {
  return crc32(payload, crc32(Uint8Array.of(type)));
}
