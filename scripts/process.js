import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Child processes that end with this one, grandchildren included.
 *
 * @import { ChildProcess, SpawnOptions } from 'node:child_process'
 */

/** The folder of the repository. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const WINDOWS = process.platform === 'win32';

/** @type {Set<ChildProcess>} */
const running = new Set();

process.on('exit', () => {
  for (const child of running) signalTree(child, 'SIGKILL');
});

/**
 * Starts a process at the head of a group of its own, so that it can be ended together with all that it starts.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {SpawnOptions} [options]
 * @returns {ChildProcess}
 */
export function startProcess(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: ROOT,
    // Away from the terminal's foreground group a process that reads from it would be stopped.
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: !WINDOWS,
    // npm's commands are batch files there.
    shell: WINDOWS && command.endsWith('.cmd'),
    ...options,
  });
  running.add(child);
  const forget = () => running.delete(child);
  child.once('error', forget);
  child.once('exit', forget);
  return child;
}

/**
 * Runs a command to its end, its output on ours, and gives its exit code; 127 if it cannot be started.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {SpawnOptions} [options]
 * @param {(chunk: Buffer) => void} [onOutput] hears the standard output where `options` make it a pipe
 * @returns {Promise<number>}
 */
export function runStep(command, args, options, onOutput) {
  return new Promise((resolve) => {
    const child = startProcess(command, args, options);
    if (onOutput) child.stdout?.on('data', onOutput);
    child.once('error', (error) => {
      console.error(`${command} cannot be started: ${error.message}`);
      resolve(127);
    });
    child.once(onOutput ? 'close' : 'exit', (code) => {
      // What a command leaves running goes with it: a test runner that crashed may have left a browser.
      signalTree(child, 'SIGKILL');
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs a command to its end and gives what it wrote to its standard output, whatever its exit code.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function readOutput(command, args, options) {
  const chunks = /** @type {Buffer[]} */ ([]);
  const code = await runStep(command, args, { stdio: ['ignore', 'pipe', 'inherit'], ...options }, (chunk) =>
    chunks.push(chunk),
  );
  return { code, output: Buffer.concat(chunks).toString('utf8') };
}

/**
 * Asks a process and all that it started to end, as Ctrl-C does, waits, and insists after `graceMs`.
 *
 * @param {ChildProcess} child
 * @param {number} [graceMs]
 */
export async function endProcess(child, graceMs = 10_000) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  signalTree(child, 'SIGINT');
  const insist = setTimeout(() => signalTree(child, 'SIGKILL'), graceMs);
  await exited;
  clearTimeout(insist);
  signalTree(child, 'SIGKILL');
}

/** Ends whatever `startProcess` and `runStep` still have running. */
export async function endAllProcesses() {
  await Promise.all([...running].map((child) => endProcess(child)));
}

/**
 * The path of a command that npm installed in the workspace.
 *
 * @param {string} name
 */
export function npx(name) {
  return join(ROOT, 'node_modules', '.bin', WINDOWS ? `${name}.cmd` : name);
}

/**
 * Runs npm to its end and gives its exit code.
 *
 * @param {string[]} args
 * @param {SpawnOptions} [options]
 */
export function npm(args, options) {
  // Under `npm start` and `npm test` the very npm that runs us is named here; else the one on the PATH.
  const self = process.env.npm_execpath;
  if (self?.endsWith('.js')) return runStep(process.execPath, [self, ...args], options);
  return runStep(WINDOWS ? 'npm.cmd' : 'npm', args, options);
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalTree(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (WINDOWS) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    else process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended already.
  }
}
