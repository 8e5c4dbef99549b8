import { Console } from 'node:console';

/** Writes one line for the person who runs the process. */
export type Warn = (text: string) => void;

const MAX_TEXTS = 256;

/**
 * Writes a line to stderr, with the product's name before it. A console of its own, because applications redirect the
 * global one, some to stdout; `Console` swallows the errors of a stream that is gone.
 */
export function writeLine(text: string): void {
  try {
    new Console({ stdout: process.stderr, stderr: process.stderr, ignoreErrors: true }).error('Procscope: %s', text);
  } catch {
    // A process without a stderr gets no lines.
  }
}

/** Whether a person reads what is written to stderr, rather than a log. */
export function writesToTerminal(): boolean {
  try {
    return process.stderr.isTTY === true;
  } catch {
    return false;
  }
}

/** A `Warn` that writes each text once. It forgets nothing, so after 256 texts it falls silent. */
export function createWarn(write: Warn = writeLine): Warn {
  const seen = new Set<string>();
  return (text) => {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    if (seen.has(line) || seen.size >= MAX_TEXTS) return;
    seen.add(line);
    write(line);
  };
}

/** What a caught value says, on one line. */
export function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'an error without a message';
  }
}
