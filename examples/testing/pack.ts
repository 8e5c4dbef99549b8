import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '../../scripts/build.js';
import { ROOT } from '../../scripts/process.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The path of the packed agent, as `npm publish` would send it. */
    tarball: string;
  }
}

/** Packs the agent once for all tests; runs before them, and takes the package away after them. */
export default async function setup(project: TestProject): Promise<() => void> {
  await ensureBuilt('agent');
  const directory = mkdtempSync(join(tmpdir(), 'procscope-tarball-'));
  const npmPack = ['pack', '--workspace', 'procscope', '--pack-destination', directory, '--loglevel', 'error'];
  const name = execFileSync('npm', npmPack, { cwd: ROOT, encoding: 'utf8' }).trim();
  project.provide('tarball', join(directory, name));
  return () => rmSync(directory, { recursive: true, force: true });
}
