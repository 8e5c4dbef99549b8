import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, inject } from 'vitest';

const NPM_INSTALL = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline'];

/** A folder of its own, outside of the repository, with the packed agent in its `node_modules`. */
export interface Installation {
  readonly directory: string;
  /** What `npm run <name>` would run there. */
  script(name: string): string[];
  /** Runs a command there to its end and gives its stdout; rejects with what it wrote where it fails. */
  run(command: string, args: string[], env?: Record<string, string>): Promise<string>;
}

/** Copies an example and installs it as its reader would, before the tests of the file; takes it away after them. */
export function installExample(name: string): Installation {
  return install((directory) => copyExample(name, directory), []);
}

/** Copies an example without what was installed or built in it. */
export function copyExample(name: string, directory: string): void {
  const filter = (path: string) => !['node_modules', 'dist', '.next', 'package-lock.json'].includes(basename(path));
  cpSync(join(import.meta.dirname, '..', name), directory, { recursive: true, filter });
}

/** Makes a folder, fills it, and installs the agent and other packages there. */
export function install(fill: (directory: string) => void, packages: string[]): Installation {
  let directory = '';
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'procscope-example-'));
    fill(directory);
    await run('npm', [...NPM_INSTALL, inject('tarball'), ...packages], directory);
    return () => rmSync(directory, { recursive: true, force: true, maxRetries: 10 });
  });
  return {
    get directory() {
      return directory;
    },
    script(name) {
      const { scripts }: { scripts: Record<string, string> } = JSON.parse(
        readFileSync(join(directory, 'package.json'), 'utf8'),
      );
      const command = scripts[name];
      if (command === undefined) throw new Error(`package.json in ${directory} has no script "${name}".`);
      return command.split(' ');
    },
    run: (command, args, env) => run(command, args, directory, env),
  };
}

function run(command: string, args: string[], cwd: string, env: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`));
      else resolve(stdout);
    });
  });
}
