import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { basename } from 'node:path';
import { MAX_ID_LENGTH } from '../../shared/limits.ts';
import type { ProcessIdentity, ServiceIdentity } from '../../shared/messages.ts';
import { clip } from './check.ts';
import type { ServiceOptions } from './options.ts';
import { findProject, projectStart } from './project.ts';

/** Which service this is: as given, else by the nearest package.json, else by the name of the working directory. */
export function serviceIdentity(given: ServiceOptions = {}): ServiceIdentity {
  const project = findProject(projectStart()) ?? findProject(process.cwd());
  const name = given.name ?? project?.name ?? (basename(process.cwd()) || 'node');
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
    host: clip(hostname()),
    runtime: { name: process.release.name, version: process.versions.node },
    startedAt: Math.round(Date.now() - process.uptime() * 1000),
  };
}
