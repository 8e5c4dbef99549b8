import { readFileSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** What a package.json says about a project. */
interface Project {
  name: string;
  version?: string;
}

/** The working directory; `undefined` where there is none: `process.cwd()` throws once it has been deleted. */
export function workingDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

/**
 * The directory in which the search for a project starts: that of the entry script, or the one that holds
 * `node_modules` where the entry is an installed command (`next start`); without an entry script the working directory,
 * and `undefined` where that is not known either.
 */
export function projectStart(entry = process.argv[1], cwd = workingDirectory()): string | undefined {
  if (entry === undefined) return cwd;
  const [outside = cwd, ...inside] = entry.split(`${sep}node_modules${sep}`);
  return inside.length > 0 ? outside : dirname(entry);
}

/** The nearest package.json with a name, from `start` upward; `undefined` where there is none. */
export function findProject(start: string | undefined): Project | undefined {
  for (const directory of upward(start)) {
    const project = readProject(join(directory, 'package.json'));
    if (project !== undefined) return project;
  }
  return undefined;
}

/** The nearest `node_modules` directory, from `start` upward; `undefined` where there is none. */
export function findNodeModules(start: string | undefined): string | undefined {
  for (const directory of upward(start)) {
    const path = join(directory, 'node_modules');
    if (isDirectory(path)) return path;
  }
  return undefined;
}

function* upward(start: string | undefined): Generator<string, void> {
  if (start === undefined) return;
  let directory = start;
  yield directory;
  while (dirname(directory) !== directory) {
    directory = dirname(directory);
    yield directory;
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Missing, or in a directory that this process may not look into: the search goes on above.
    return false;
  }
}

function readProject(path: string): Project | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof content !== 'object' || content === null || !('name' in content)) return undefined;
    if (typeof content.name !== 'string' || content.name === '') return undefined;
    const version = 'version' in content && typeof content.version === 'string' ? content.version : undefined;
    return { name: content.name, ...(version === undefined ? {} : { version }) };
  } catch {
    // Missing, unreadable or broken: the search goes on above.
    return undefined;
  }
}
