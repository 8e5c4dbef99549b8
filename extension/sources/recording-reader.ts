import {
  BLOCK_HEADER_BYTES,
  BLOCK_TYPES,
  blockCrc,
  MAGIC,
  MAX_BLOCK_BYTES,
  MAX_BLOCKS,
  MAX_UNPACKED_BYTES,
  type RawBlock,
  RECORDING_VERSION,
  readBlockHeader,
} from './recording-format.ts';

/**
 * Why a recording cannot be read, or no further: `foreign`, it is something else; `version`, a newer panel made it;
 * `truncated`, it is cut off; `damaged`; `limit`, it is larger than a panel takes; `unreadable`, the file is gone.
 */
export type RecordingFault = 'foreign' | 'version' | 'truncated' | 'damaged' | 'limit' | 'unreadable';

export class RecordingError extends Error {
  override name = 'RecordingError';
  readonly fault: RecordingFault;

  constructor(fault: RecordingFault, detail = '') {
    super(detail);
    this.fault = fault;
  }
}

/** How much is read at most, so that a small file that swells without end is no harm. */
export interface ReadLimits {
  blocks: number;
  bytes: number;
}

const LIMITS: ReadLimits = { blocks: MAX_BLOCKS, bytes: MAX_UNPACKED_BYTES };
const LONGEST_LINE = 40;
const LINE_END = 10;

/**
 * Takes an unpacked recording apart, the `end` block included, with which it stops. Throws a `RecordingError` after
 * the last sound block: what comes after damaged bytes cannot be told from them.
 */
export async function* readBlocks(
  chunks: AsyncGenerator<Uint8Array>,
  limits: ReadLimits = LIMITS,
): AsyncGenerator<RawBlock> {
  const bytes = createByteReader(chunks, limits.bytes);
  try {
    await readFirstLine(bytes);
    for (let count = 0; count < limits.blocks; count++) {
      const header = readBlockHeader(await bytes.read(BLOCK_HEADER_BYTES));
      if (header.length > MAX_BLOCK_BYTES) throw new RecordingError('damaged');
      const block = { type: header.type, payload: await bytes.read(header.length) };
      if (blockCrc(block.type, block.payload) !== header.crc) throw new RecordingError('damaged');
      yield block;
      if (block.type === BLOCK_TYPES.end) return;
    }
    throw new RecordingError('limit', `more than ${limits.blocks} blocks`);
  } finally {
    await chunks.return(undefined);
  }
}

async function readFirstLine(bytes: ByteReader): Promise<void> {
  let line = '';
  for (;;) {
    const [byte = LINE_END] = await bytes.read(1).catch(asForeign);
    if (byte === LINE_END) break;
    line += String.fromCharCode(byte);
    if (line.length > LONGEST_LINE) throw new RecordingError('foreign');
  }
  const version = line.startsWith(MAGIC) ? line.slice(MAGIC.length) : '';
  if (!/^\d{1,9}$/.test(version)) throw new RecordingError('foreign');
  if (Number(version) !== RECORDING_VERSION) {
    throw new RecordingError('version', `It has form ${version}; this panel reads form ${RECORDING_VERSION}.`);
  }
}

/** What is not even packed, or ends within the first line, was never a recording. */
function asForeign(error: unknown): never {
  if (error instanceof RecordingError && error.fault === 'unreadable') throw error;
  throw new RecordingError('foreign');
}

interface ByteReader {
  /** The next so many bytes, in a buffer of their own. Throws a `RecordingError` where there are fewer. */
  read(length: number): Promise<Uint8Array<ArrayBuffer>>;
}

function createByteReader(chunks: AsyncGenerator<Uint8Array>, maxBytes: number): ByteReader {
  let held: Uint8Array = new Uint8Array();
  let total = 0;
  return {
    async read(length) {
      const target = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        if (held.length === 0) {
          const next = await chunks.next().catch(explain);
          if (next.done) throw new RecordingError('truncated');
          held = next.value;
          total += held.length;
          if (total > maxBytes) throw new RecordingError('limit', `more than ${maxBytes / 1024 / 1024} MiB`);
        }
        const part = held.subarray(0, length - filled);
        target.set(part, filled);
        filled += part.length;
        held = held.subarray(part.length);
      }
      return target;
    },
  };
}

/** The browser says `NotReadableError` or `NotFoundError` of a file, and throws a `TypeError` at what gzip is not. */
function explain(error: unknown): never {
  if (error instanceof DOMException) throw new RecordingError('unreadable', error.message);
  throw new RecordingError('damaged');
}
