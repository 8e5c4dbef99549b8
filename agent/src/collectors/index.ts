import type { CreateCollector } from '../collector.ts';
import type { CollectorName } from './collector-name.ts';
import { createCpuCollector } from './cpu.ts';
import { createEventLoopCollector } from './event-loop.ts';
import { createGcCollector } from './gc.ts';
import { createHttpCollector } from './http.ts';
import { createMemoryCollector } from './memory.ts';
import { createResourcesCollector } from './resources.ts';
import { createSystemCollector } from './system.ts';
import { createWorkersCollector } from './workers.ts';

/** Every collector, in the order in which their charts are shown. */
export const COLLECTORS: Record<CollectorName, CreateCollector> = {
  memory: createMemoryCollector,
  gc: createGcCollector,
  eventloop: createEventLoopCollector,
  cpu: createCpuCollector,
  resources: createResourcesCollector,
  workers: createWorkersCollector,
  http: createHttpCollector,
  system: createSystemCollector,
};
