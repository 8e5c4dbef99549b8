const LONGEST_PART = 60;

/** A file's name from what it holds and when that was, in milliseconds since the epoch: `procscope-shop-20261126-041503.csv`. */
export function fileName(parts: readonly string[], time: number, extension: string): string {
  const stamp = new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  return `${['procscope', ...parts.map(plain).filter(Boolean), stamp].join('-')}.${extension}`;
}

/** What every file system takes: letters, digits, points within, and hyphens for all else. */
function plain(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}._]+/gu, '-')
    .slice(0, LONGEST_PART)
    .replace(/^[-.]+|[-.]+$/g, '');
}
