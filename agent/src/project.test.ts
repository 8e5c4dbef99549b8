import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findNodeModules, findProject, projectStart } from './project.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'procscope-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, content: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
}

describe('findProject', () => {
  it('takes the nearest package.json with a name', () => {
    write('package.json', '{"name":"shop","version":"1.2.3"}');
    write('src/package.json', '{"type":"module"}');
    write('src/deep/package.json', 'not json');
    write('src/deep/er/package.json', '{"name":""}');
    expect(findProject(join(root, 'src/deep/er'))).toEqual({ name: 'shop', version: '1.2.3' });
  });

  it('takes a name without a version', () => {
    write('package.json', '{"name":"shop","version":3}');
    expect(findProject(root)).toEqual({ name: 'shop' });
  });

  it('finds nothing where there is nothing', () => {
    expect(findProject('/')).toBeUndefined();
  });
});

describe('findNodeModules', () => {
  it('takes the nearest directory of that name', () => {
    mkdirSync(join(root, 'node_modules'));
    write('app/node_modules', 'a file');
    expect(findNodeModules(join(root, 'app/src'))).toBe(join(root, 'node_modules'));
  });
});

describe('projectStart', () => {
  it.each([
    ['/shop/src/main.js', '/shop/src'],
    ['/shop/node_modules/.bin/next', '/shop'],
    ['/shop/node_modules/next/node_modules/x/cli.js', '/shop'],
  ])('starts the search for %s at %s', (entry, start) => {
    expect(projectStart(entry, '/cwd')).toBe(start);
  });

  it('starts at the working directory without an entry script', () => {
    const [node = ''] = process.argv;
    const argv = process.argv;
    process.argv = [node];
    expect(projectStart(undefined, '/cwd')).toBe('/cwd');
    process.argv = argv;
  });
});
