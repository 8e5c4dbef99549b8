import { spawnSync } from 'node:child_process';

/** Whether there is an nginx, which is installed first where this is a Debian and we are its root. */
export function findNginx(): boolean {
  if (isThere()) return true;
  if (process.getuid?.() === 0) {
    spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'nginx-light'], { stdio: 'inherit' });
    if (isThere()) return true;
  }
  console.warn(
    'There is no nginx on the PATH, so the tests of examples/reverse-proxy are skipped; install it to run them.',
  );
  return false;
}

function isThere(): boolean {
  return spawnSync('nginx', ['-v']).status === 0;
}
