import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { ROOT } from '../scripts/process.js';
import { closedPorts } from './ports.ts';
import { cleanEnvironment, kill } from './services.ts';

const NPM_OPTIONS = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel', 'error'];

/** A server that nobody here wrote. */
export interface KnownServer {
  /** Where it answers. */
  readonly url: string;
  end(): Promise<void>;
}

/**
 * Installs http-server of the npm registry and the packed agent into a folder of their own, and starts it as its user
 * would, with `--import procscope/register` in front. Resolves once it answers.
 */
export async function startHttpServer(): Promise<KnownServer> {
  const directory = mkdtempSync(join(tmpdir(), 'procscope-known-'));
  let child: ChildProcess | undefined;
  async function end(): Promise<void> {
    if (child) await kill(child);
    rmSync(directory, { recursive: true, force: true, maxRetries: 10 });
  }
  try {
    writeFileSync(join(directory, 'package.json'), '{ "name": "known-site", "private": true }');
    writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Known</title>');
    const tarball = await npm(['pack', '--workspace', 'procscope', '--pack-destination', directory], ROOT);
    await npm(['install', '--no-package-lock', join(directory, tarball.trim()), 'http-server@14.1.1'], directory);

    const [port] = await closedPorts(1);
    const server = ['node_modules/http-server/bin/http-server', '-a', '127.0.0.1', '-p', String(port)];
    child = spawn(process.execPath, ['--import', 'procscope/register', ...server], {
      cwd: directory,
      env: cleanEnvironment(),
      stdio: 'ignore',
    });
    const url = `http://127.0.0.1:${port}/`;
    const answers = () =>
      fetch(url).then(
        ({ ok }) => ok,
        () => false,
      );
    await expect.poll(answers, { message: 'http-server answers', timeout: 30_000 }).toBe(true);
    return { url, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** What npm wrote to stdout. */
async function npm(args: string[], cwd: string): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', [...args, ...NPM_OPTIONS], { cwd });
  return stdout;
}
