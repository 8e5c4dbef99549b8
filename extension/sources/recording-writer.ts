import { type Block, encodeBlock } from './recording-blocks.ts';
import { frameBlock, MAGIC, RECORDING_VERSION } from './recording-format.ts';

/** Packs a recording piece by piece; what it keeps in memory is the packed file. */
export interface RecordingWriter {
  /** Packed so far; the browser packs in steps of some tens of kilobytes. */
  readonly bytes: number;
  /** Samples written so far. */
  readonly rows: number;
  write(block: Block): void;
  /** Ends the file and gives it. */
  finish(): Promise<Blob>;
  /** Drops everything. */
  discard(): void;
}

export function createRecordingWriter(): RecordingWriter {
  const { readable, writable } = new CompressionStream('gzip');
  const input = writable.getWriter();
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let rows = 0;
  let blocks = 0;
  const packed = collect(readable.getReader(), (part) => {
    parts.push(part);
    bytes += part.length;
  });
  // Without a listener of its own, a discarded one would be reported as an error that nobody caught.
  packed.catch(() => {});

  /** Refused only once the recording is discarded. */
  const put = (piece: Uint8Array<ArrayBuffer>) => void input.write(piece).catch(() => {});
  put(new TextEncoder().encode(`${MAGIC}${RECORDING_VERSION}\n`));

  function write(block: Block): void {
    blocks++;
    if (block.type === 'samples') rows += block.frame.rows;
    put(frameBlock(encodeBlock(block)));
  }

  return {
    get bytes() {
      return bytes;
    },
    get rows() {
      return rows;
    },
    write,
    async finish() {
      write({ type: 'end', blocks });
      await input.close();
      await packed;
      return new Blob(parts, { type: 'application/gzip' });
    },
    discard() {
      parts = [];
      input.abort().catch(() => {});
    },
  };
}

async function collect(
  output: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  take: (part: Uint8Array<ArrayBuffer>) => void,
): Promise<void> {
  for (;;) {
    const { done, value } = await output.read();
    if (done) return;
    take(value);
  }
}
