import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { onTestFinished } from 'vitest';

const agentRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The agent as users get it, built from the present sources into a directory of its own. */
export interface BuiltAgent {
  directory: string;
  /** Runs a module that may `import` from `./index.js`; ends it when the test does. */
  run(source: string, options?: RunOptions): RunningChild;
  /** Runs Node with these arguments, in the directory; ends it when the test does. */
  spawn(args: string[], environment?: Record<string, string>): RunningChild;
  remove(): void;
}

interface RunOptions {
  /** Flags of Node's. */
  flags?: string[];
  environment?: Record<string, string>;
  /** A command that ends by becoming the one that follows it: `sh -c 'ulimit -n 64; exec "$@"' sh`. */
  through?: string[];
}

export interface RunningChild {
  process: ChildProcess;
  output: { stdout: string; stderr: string };
  exited: Promise<number | null>;
}

/** The output lies below `agent/node_modules`, from where `ws` is found. */
export async function buildAgent(): Promise<BuiltAgent> {
  const cache = join(agentRoot, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const directory = mkdtempSync(join(cache, 'procscope-test-'));
  await build({ root: agentRoot, logLevel: 'silent', build: { outDir: directory, emptyOutDir: false } });
  // As the package has one. Where it was missing, Node 20.19 would read on above the directory, which a test forbids.
  writeFileSync(join(directory, 'package.json'), '{ "name": "procscope", "type": "module" }');
  let scripts = 0;

  function start(args: string[], environment: Record<string, string> = {}, through: string[] = []): RunningChild {
    const inherited = { PATH: process.env.PATH, HOME: process.env.HOME };
    const [command = process.execPath, ...rest] = [...through, process.execPath, ...args];
    const child = spawn(command, rest, { cwd: directory, env: { ...inherited, ...environment } });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      output.stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output.stderr += chunk;
    });
    const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
    return { process: child, output, exited };
  }

  return {
    directory,
    run(source, { flags = [], environment, through } = {}) {
      const script = join(directory, `script${scripts++}.mjs`);
      writeFileSync(script, source);
      return start([...flags, script], environment, through);
    },
    spawn: (args, environment) => start(args, environment),
    remove: () => rmSync(directory, { recursive: true }),
  };
}
