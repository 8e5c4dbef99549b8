import { MAX_SERVER_MESSAGE_BYTES } from '../../shared/limits.ts';
import { crc32 } from './crc32.ts';

/** The form of a recording's file; docs/recording.md describes it. */
export const RECORDING_VERSION = 1;
/** The first line of an unpacked recording is this and the version. */
export const MAGIC = 'procscope recording ';
export const RECORDING_EXTENSION = '.procscope';

/** The kinds of sections by the number that a file has for them. A reader leaves out those that it does not know. */
export const SECTION_TYPES = { about: 1, message: 2, samples: 3, moments: 4, reduced: 5, end: 255 } as const;

/** Uint8 type, Uint32 length of the payload, Uint32 CRC-32 of type and payload; little-endian. */
export const SECTION_HEADER_BYTES = 9;

/** A reduced section holds three frames and their columns. */
export const MAX_SECTION_BYTES = 4 * MAX_SERVER_MESSAGE_BYTES;
export const MAX_SECTIONS = 200_000;
export const MAX_FILE_BYTES = 256 * 1024 * 1024;
/** Unpacked; a file of a megabyte can be made to swell to a gigabyte. */
export const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
/** What a recorder keeps in memory at most, packed. */
export const MAX_RECORDED_BYTES = 64 * 1024 * 1024;
/** As many samples as the panel holds of one service: ten hours at one a second. */
export const MAX_RECORDED_ROWS = 36_000;
/** Rows of one samples section: more pack better, fewer are lost to a damage. */
export const ROWS_PER_SECTION = 60;

/** A section as it stands in the file. */
export interface RawSection {
  type: number;
  payload: Uint8Array<ArrayBuffer>;
}

export interface SectionHeader {
  type: number;
  length: number;
  crc: number;
}

/** The bytes of a section, header and payload. */
export function frameSection({ type, payload }: RawSection): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(SECTION_HEADER_BYTES + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, type);
  view.setUint32(1, payload.length, true);
  view.setUint32(5, sectionCrc(type, payload), true);
  bytes.set(payload, SECTION_HEADER_BYTES);
  return bytes;
}

/** Reads the header of a section from its `SECTION_HEADER_BYTES` bytes. */
export function readSectionHeader(bytes: Uint8Array<ArrayBuffer>): SectionHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { type: view.getUint8(0), length: view.getUint32(1, true), crc: view.getUint32(5, true) };
}

/** What the header of a section must say; over the type, too, which would else be taken for an unknown one. */
export function sectionCrc(type: number, payload: Uint8Array): number {
  return crc32(payload, crc32(Uint8Array.of(type)));
}
