import { opendirSync, readFileSync, statSync } from 'node:fs';

/** A listing is linear in the descriptors; a difference shows among the first ones. */
const MOST_LISTED = 256;
const ATTEMPTS = 3;

/** How many file descriptors are open. Needs none itself. Throws where there is no /proc or it may not be read. */
export function readDescriptors(directory = '/proc/self/fd'): number {
  return statSync(directory).size;
}

/**
 * Whether the size of that directory is the count of descriptors. Before Linux 6.2 it is always 0, and imitations of
 * Linux give anything. Compared with a listing of at most 256 entries, a few times, since other threads open and close.
 */
export function tellsDescriptors(directory = '/proc/self/fd'): boolean {
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { listed, size } = listAndRead(directory);
      if (size > 0 && listed === Math.min(size, MOST_LISTED)) return true;
    }
  } catch {
    // No /proc, no descriptor left, or not permitted.
  }
  return false;
}

/** Both while the directory is open, since that takes a descriptor too. */
function listAndRead(directory: string): { listed: number; size: number } {
  const entries = opendirSync(directory);
  try {
    let listed = 0;
    while (listed < MOST_LISTED && entries.readSync()) listed++;
    return { listed, size: readDescriptors(directory) };
  } finally {
    entries.closeSync();
  }
}

/** How many threads the process has. Throws where the file cannot be read; NaN where it says nothing of it. */
export function readThreads(file = '/proc/self/stat'): number {
  // As UTF-8 Node reads a file in one call, which takes a quarter of the time.
  const stat = readFileSync(file, 'utf8');
  // The second field is the name in parentheses, which may hold spaces and parentheses; num_threads is the twentieth.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const threads = Number(fields[17]);
  return threads > 0 ? threads : Number.NaN;
}
