import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, onTestFinished } from 'vitest';
import { until } from './until.ts';

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A process that a test has started, and that ends with it. */
export interface Service {
  pid: number;
  output: { stdout: string; stderr: string };
  exited: Promise<Exit>;
  end(signal: NodeJS.Signals): Promise<Exit>;
  /** Resolves with the first match in stderr, or in `stream`. */
  says(pattern: RegExp, stream?: 'stdout' | 'stderr'): Promise<RegExpExecArray>;
}

interface StartOptions {
  cwd: string;
  env?: Record<string, string>;
}

/** Starts a command as a person would, with a clean environment; `node` is the one that runs the tests. It ends with the test. */
export function start([command = '', ...args]: string[], { cwd, env = {} }: StartOptions): Service {
  const child = spawn(command === 'node' ? process.execPath : command, args, {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const exited = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });

  onTestFinished(async () => {
    // First with SIGTERM, which nginx and clusters hand on to what they have started.
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), 5000);
    await exited;
    clearTimeout(insist);
  });

  return {
    pid: child.pid ?? 0,
    output,
    exited,
    end(signal) {
      child.kill(signal);
      return exited;
    },
    says(pattern, stream = 'stderr') {
      const find = () => {
        const match = pattern.exec(output[stream]);
        if (match === null) throw new Error(`The service has not said ${pattern}, but ${JSON.stringify(output)}.`);
        return match;
      };
      // One that has ended says nothing more.
      return Promise.race([until(find), exited.then(find)]);
    },
  };
}

/** Where an attached agent said that it answers, and the token that it said where to find. */
export async function announced(service: Service): Promise<{ url: string; token: string; origin: string }> {
  const pattern = /the panel connects to (\S+), with the token in (\S+); set PROCSCOPE_TOKEN/;
  const [, url = '', file = ''] = await service.says(pattern);
  return { url, token: readFileSync(file, 'utf8').trim(), origin: new URL(url.replace('ws', 'http')).origin };
}

/** Asks a service to end while it is watched, and sees that it ends as one without an agent does. */
export async function expectEnd(service: Service, exit: Exit = { code: null, signal: 'SIGTERM' }): Promise<void> {
  expect(await service.end('SIGTERM')).toEqual(exit);
}
