import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { expect } from 'vitest';
import { DEFAULT_PATH } from '../../shared/limits.ts';
import type { Service } from './service.ts';
import { until } from './until.ts';

/*
 * An agent with a port of its own says nothing of it: the panel finds it among 7575 to 7594. Tests leave those to whoever
 * works on this machine, give it any port, and look it up in the kernel's tables.
 */

/** Whether this platform has such tables. */
export const reads = process.platform === 'linux';

const LISTEN = '0A';

/** The TCP ports on which a process listens. */
export function listeningPorts(pid: number): number[] {
  const inodes = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        // Closed since it was listed.
        return [];
      }
    }),
  );
  const lines = ['tcp', 'tcp6'].flatMap((table) => readFileSync(`/proc/${pid}/net/${table}`, 'utf8').split('\n'));
  return lines.flatMap((line) => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    return state === LISTEN && inodes.has(inode) ? Number.parseInt(local.slice(local.indexOf(':') + 1), 16) : [];
  });
}

/** The processes that a process has started, oldest first. */
export function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
}

/** The address of an agent by its port. */
export function agentAt(port: number): string {
  return `ws://127.0.0.1:${port}${DEFAULT_PATH}`;
}

/** The address of the agent that is all that a process listens for. */
export async function ownAgent({ pid }: Pick<Service, 'pid'>): Promise<string> {
  const [port = 0] = await until(() => {
    const ports = listeningPorts(pid);
    expect(ports).toHaveLength(1);
    return ports;
  });
  return agentAt(port);
}
