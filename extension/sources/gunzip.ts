/**
 * Bytes that are put in at once. A browser drops what the piece with the damage would have given before it, so a piece
 * is small; and what waits to be taken is bounded, however much the file swells.
 */
const PIECE_BYTES = 2048;

/**
 * Unpacks a gzip file through the browser's own `DecompressionStream`, as far as it goes: a file that is cut off just
 * ends early, a damaged one throws the browser's error after the last sound piece.
 */
export async function* gunzip(file: Blob): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream('gzip');
  const input = writable.getWriter();
  const output = readable.getReader();
  const waiting: Uint8Array[] = [];
  // Damage is told of by the input; here it only ends the loop.
  const collected = collect(output, waiting).catch(() => {});
  try {
    for await (const piece of piecesOf(file)) {
      try {
        await input.write(piece);
      } finally {
        yield* waiting.splice(0);
      }
    }
    // The end of a file that is cut off is an error, which drops what has not been collected yet.
    await nextTask();
    await input.close().catch(() => {});
    await collected;
    yield* waiting.splice(0);
  } finally {
    await Promise.allSettled([input.abort(), output.cancel()]);
  }
}

async function collect(output: ReadableStreamDefaultReader<Uint8Array>, waiting: Uint8Array[]): Promise<void> {
  for (;;) {
    const { done, value } = await output.read();
    if (done) return;
    waiting.push(value);
  }
}

async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const source = file.stream().getReader();
  for (;;) {
    const { done, value } = await source.read();
    if (done) return;
    for (let from = 0; from < value.length; from += PIECE_BYTES) yield value.subarray(from, from + PIECE_BYTES);
  }
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
