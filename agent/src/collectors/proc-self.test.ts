import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readDescriptors, readThreads, tellsDescriptors } from './proc-self.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'procscope-proc-'));
afterAll(() => rmSync(directory, { recursive: true }));

const linux = process.platform === 'linux';

test.runIf(linux && tellsDescriptors())('descriptors are counted as they open and close', () => {
  const before = readDescriptors();
  const opened = Array.from({ length: 300 }, () => openSync('/dev/null', 'r'));
  try {
    // Other threads of the test runner open and close a few meanwhile.
    expect(Math.abs(readDescriptors() - before - 300)).toBeLessThan(20);
    expect(tellsDescriptors()).toBe(true);
  } finally {
    for (const descriptor of opened) closeSync(descriptor);
  }
  expect(readDescriptors() - before).toBeLessThan(20);
});

test('a directory whose size is not the count of its entries does not tell', () => {
  const plain = path.join(directory, 'plain');
  mkdirSync(plain);
  for (let index = 0; index < 300; index++) writeFileSync(path.join(plain, String(index)), '');
  expect(tellsDescriptors(directory)).toBe(false);
  expect(tellsDescriptors(path.join(directory, 'missing'))).toBe(false);
  // As before Linux 6.2: entries, but no size.
  if (linux) expect(tellsDescriptors('/proc/self/task')).toBe(false);
});

test('the threads are found behind a name with spaces and parentheses', () => {
  const file = path.join(directory, 'stat');
  const tail = `S ${Array.from({ length: 16 }, (_, index) => index).join(' ')} 23 99 98`;
  writeFileSync(file, `4711 (my) app (2)) ${tail}\n`);
  expect(readThreads(file)).toBe(23);
  writeFileSync(file, 'nothing of the kind');
  expect(readThreads(file)).toBeNaN();
  expect(() => readThreads(path.join(directory, 'missing'))).toThrow('ENOENT');
});

test.runIf(linux)('the threads are those that the system tells', () => {
  const status = () => Number(/^Threads:\s+(\d+)$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1]);
  expect(Math.abs(readThreads() - status())).toBeLessThan(3);
});
