import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { basename } from 'node:path';
import { MAX_ID_LENGTH } from '../../shared/limits.ts';
import type { ProcessIdentity, ServiceIdentity } from '../../shared/messages.ts';
import { clip } from './check.ts';
import type { ServiceOptions } from './options.ts';
import { findProject, projectStart, workingDirectory } from './project.ts';
import { runtime, wallNow } from './runtime.ts';

/** Which service this is: as given, else by the nearest package.json, else by the name of the working directory. */
export function serviceIdentity(given: ServiceOptions = {}): ServiceIdentity {
  const cwd = workingDirectory();
  const project = findProject(projectStart()) ?? findProject(cwd);
  const name = given.name ?? project?.name ?? (basename(cwd ?? '') || 'node');
  // A version in package.json is that of the project, not of a service that goes by another name.
  const version = given.version ?? (name === project?.name ? project.version : undefined);
  return {
    name: clip(name, MAX_ID_LENGTH),
    ...(version === undefined ? {} : { version: clip(version) }),
    instance: given.instance ?? randomUUID(),
  };
}

export function processIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    host: clip(machineName()),
    runtime,
    // A test suite may have the wall clock begin at 0, and no process starts before that.
    startedAt: Math.max(0, Math.round(wallNow() - process.uptime() * 1000)),
  };
}

function machineName(): string {
  try {
    return hostname();
  } catch {
    // The system call can fail, and the agent is no reason for the service not to start.
    return 'unknown';
  }
}
