import cluster, { type Worker } from 'node:cluster';

/**
 * Between the agents of a cluster. Messages whose `cmd` begins with NODE_ reach no `message` listener of the application,
 * in the primary or in the workers (Node's documentation of `subprocess.send`), and Node itself passes over those that it
 * does not know. Should a later Node do otherwise, the primary tells of no workers, and nothing else changes.
 */
const COMMAND = 'NODE_PROCSCOPE';

/** From a worker: the ports of its agents. From the primary, without them: the question for them. */
interface PortsMessage {
  cmd: typeof COMMAND;
  ports?: number[];
}

/** What the primary of a cluster knows of its workers' agents. Empty in any other process. */
export interface WorkerPorts {
  ports(): number[];
  close(): void;
}

interface WorkerEntry {
  ports: number[];
  leave(): void;
}

/** Asks the workers, those there are and those that come, for the ports of their agents. */
export function collectWorkerPorts(): WorkerPorts {
  const byWorker = new Map<Worker, WorkerEntry>();

  function meet(worker: Worker): void {
    const entry: WorkerEntry = { ports: [], leave };
    function onMessage(message: unknown): void {
      if (isPortsMessage(message) && message.ports) entry.ports = message.ports;
    }
    function leave(): void {
      byWorker.delete(worker);
      worker.process.off('internalMessage', onMessage);
      worker.off('exit', leave);
    }
    byWorker.set(worker, entry);
    worker.process.on('internalMessage', onMessage);
    worker.once('exit', leave);
  }

  if (!cluster.isPrimary) return { ports: () => [], close: () => {} };
  for (const worker of Object.values(cluster.workers ?? {})) {
    if (!worker) continue;
    meet(worker);
    // Its agent may have told its port before anyone listened.
    if (worker.isConnected()) worker.process.send?.({ cmd: COMMAND } satisfies PortsMessage, () => {});
  }
  cluster.on('fork', meet);

  return {
    ports: () => [...byWorker.values()].flatMap(({ ports }) => ports),
    close() {
      cluster.off('fork', meet);
      for (const { leave } of byWorker.values()) leave();
    },
  };
}

const ownPorts = new Set<number>();

/** In a worker of a cluster, tells the primary of an agent's port, now and when it asks. Returns the way to take it back. */
export function tellPrimary(port: number): () => void {
  if (!cluster.isWorker) return () => {};
  if (ownPorts.size === 0) process.on('internalMessage', onQuestion);
  ownPorts.add(port);
  sendPorts();
  return () => {
    if (!ownPorts.delete(port)) return;
    if (ownPorts.size === 0) process.off('internalMessage', onQuestion);
    sendPorts();
  };
}

function onQuestion(message: unknown): void {
  if (isPortsMessage(message)) sendPorts();
}

function sendPorts(): void {
  if (!process.connected) return;
  // The callback keeps an error, of a primary that has gone meanwhile, from becoming an event that nobody handles.
  process.send?.({ cmd: COMMAND, ports: [...ownPorts] } satisfies PortsMessage, undefined, undefined, () => {});
}

function isPortsMessage(value: unknown): value is PortsMessage {
  if (typeof value !== 'object' || value === null || !('cmd' in value) || value.cmd !== COMMAND) return false;
  return !('ports' in value) || (Array.isArray(value.ports) && value.ports.every(Number.isInteger));
}
