import { describe, expect, it, vi } from 'vitest';
import { createWarn, messageOf, writeLine } from './warn.ts';

describe('createWarn', () => {
  it('writes each text once, on one line', () => {
    const write = vi.fn();
    const warn = createWarn(write);
    warn('a\n  b');
    warn('a b');
    warn('c');
    expect(write.mock.calls).toEqual([['a b'], ['c']]);
  });

  it('falls silent rather than remember without end', () => {
    const write = vi.fn();
    const warn = createWarn(write);
    for (let count = 0; count < 1000; count++) warn(`text ${count}`);
    expect(write).toHaveBeenCalledTimes(256);
  });
});

describe('writeLine', () => {
  it('writes to stderr, whatever became of the global console', () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    writeLine('100 % done');
    expect(stderr.mock.calls.map(([text]) => text)).toEqual(['Procscope: 100 % done\n']);
    expect(error).not.toHaveBeenCalled();
    stderr.mockRestore();
    error.mockRestore();
  });
});

describe('messageOf', () => {
  it('never throws', () => {
    expect([new Error('a'), 'b', 3, undefined, Symbol('c')].map(messageOf)).toEqual([
      'a',
      'b',
      '3',
      'undefined',
      'Symbol(c)',
    ]);
    expect(messageOf(Object.create(null))).toBe('an error without a message');
  });
});
