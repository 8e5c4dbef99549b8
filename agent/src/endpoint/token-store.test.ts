import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { givenToken, projectToken, requiredToken } from './token-store.ts';

let root: string;
const directory = () => join(root, '.cache/procscope');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'procscope-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('givenToken', () => {
  it('prefers the option to the environment', () => {
    expect(givenToken('a', { PROCSCOPE_TOKEN: 'b' })).toEqual({ value: 'a', isMade: false });
    expect(givenToken(undefined, { PROCSCOPE_TOKEN: 'b' })).toEqual({ value: 'b', isMade: false });
  });

  it('is none for false, an empty variable, or nothing', () => {
    expect(givenToken(false, { PROCSCOPE_TOKEN: 'b' })).toBeUndefined();
    expect(givenToken(undefined, { PROCSCOPE_TOKEN: '' })).toBeUndefined();
    expect(givenToken(undefined, {})).toBeUndefined();
  });
});

describe('requiredToken', () => {
  it('is none for false alone', () => {
    expect(requiredToken(false)).toBeUndefined();
    expect(requiredToken('a')).toEqual({ value: 'a', isMade: false });
  });
});

describe('projectToken', () => {
  it('is made once and kept, for its owner alone to read', () => {
    const token = projectToken(root).value;
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(projectToken(root).value).toBe(token);
    expect(readFileSync(join(directory(), 'token'), 'utf8').trim()).toBe(token);
    expect(statSync(join(directory(), 'token')).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory())).toEqual(['token']);
  });

  it('differs from project to project', () => {
    const other = mkdtempSync(join(tmpdir(), 'procscope-'));
    expect(projectToken(other).value).not.toBe(projectToken(root).value);
    rmSync(other, { recursive: true });
  });

  it('is made anew where the file is damaged', () => {
    mkdirSync(directory(), { recursive: true });
    writeFileSync(join(directory(), 'token'), 'short');
    const token = projectToken(root).value;
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(projectToken(root).value).toBe(token);
  });

  it.skipIf(process.platform === 'win32').each([0o644, 0o640, 0o602])(
    'is made anew where others may touch the file (%o)',
    (mode) => {
      const before = projectToken(root).value;
      chmodSync(join(directory(), 'token'), mode);
      const token = projectToken(root).value;
      expect(token).not.toBe(before);
      expect(statSync(join(directory(), 'token')).mode & 0o777).toBe(0o600);
      expect(projectToken(root).value).toBe(token);
    },
  );

  it('lasts as long as the process where it cannot be kept', () => {
    writeFileSync(join(root, '.cache'), 'a file where a directory should be');
    const token = projectToken(root).value;
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(projectToken(root).value).toBe(token);
  });

  it('survives a file that it cannot read', () => {
    mkdirSync(join(directory(), 'token'), { recursive: true });
    chmodSync(directory(), 0o700);
    expect(projectToken(root).value).toMatch(/^[\w-]{43}$/);
  });
});
