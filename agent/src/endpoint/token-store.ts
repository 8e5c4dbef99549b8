import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNodeModules, projectStart, workingDirectory } from '../project.ts';

/** A token, and who chose it. */
export interface Token {
  value: string;
  /** True where it was made here, so that the person does not know it yet. */
  isMade: boolean;
  /** The file in which a made token is kept; without one it lasts as long as the process. */
  path?: string;
}

/** The token that the application or the environment's `PROCSCOPE_TOKEN` names; `undefined` where none does. */
export function givenToken(option: string | false | undefined, environment = process.env): Token | undefined {
  const value = option ?? environment.PROCSCOPE_TOKEN;
  return value === undefined || value === false || value === '' ? undefined : { value, isMade: false };
}

/**
 * The token of an endpoint that must have one unless it was told otherwise: the given one, else that of the project;
 * `undefined` for the option `false`.
 */
export function requiredToken(option: string | false | undefined): Token | undefined {
  if (option === false) return undefined;
  return givenToken(option) ?? projectToken();
}

/**
 * The token of this project, made at its first use and kept in `node_modules/.cache/procscope/token`, so that restarts
 * and the workers of a cluster share it. Where that cannot be written it lasts as long as the process.
 */
export function projectToken(
  nodeModules = findNodeModules(projectStart()) ?? findNodeModules(workingDirectory()),
): Token {
  const made = randomBytes(32).toString('base64url');
  if (nodeModules === undefined) return perProcess(made);
  const directory = join(nodeModules, '.cache', 'procscope');
  const path = join(directory, 'token');
  try {
    return { value: read(path) ?? keep(made, directory, path), isMade: true, path };
  } catch {
    return perProcess(made);
  }
}

let processToken: string | undefined;

function perProcess(made: string): Token {
  processToken ??= made;
  return { value: processToken, isMade: true };
}

/** Publishes a complete file in one step and never over another: of workers that start together, all take the first's. */
function keep(made: string, directory: string, path: string): string {
  mkdirSync(directory, { recursive: true });
  const draft = join(directory, `token.${process.pid}.${randomBytes(4).toString('hex')}`);
  writeFileSync(draft, `${made}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
    return made;
  } catch (error) {
    const other = read(path);
    if (other === undefined) throw error;
    return other;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The token in a file. One that is damaged, or that others can read, is taken away. */
function read(path: string): string | undefined {
  let content: string;
  let isSecret: boolean;
  try {
    content = readFileSync(path, 'utf8').trim();
    isSecret = isPrivate(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  if (isSecret && /^[\w-]{43}$/.test(content)) return content;
  rmSync(path);
  return undefined;
}

/** Windows has no such bits: Node makes them up there, and a user's directory is closed to others. */
function isPrivate(path: string): boolean {
  return process.platform === 'win32' || (statSync(path).mode & 0o077) === 0;
}
