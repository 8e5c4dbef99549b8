import { vi } from 'vitest';

/** Keeps what is written to stderr from the person who runs the tests, and gives it; until mocks are restored. */
export function captureStderr(): string[] {
  const lines: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  return lines;
}
