import { DEFAULT_PATH } from '../../shared/limits.ts';
import type { Agent } from './api.ts';
import { createChartSource } from './chart-source.ts';
import { createEndpoint, type Endpoint } from './endpoint/endpoint.ts';
import type { Token } from './endpoint/token-store.ts';
import { markEvent } from './mark.ts';
import { type AgentOptions, DEFAULT_MAX_CLIENTS } from './options.ts';
import type { Sampler } from './sampler-contract.ts';
import { acquireSampler } from './shared-sampler.ts';
import { messageOf } from './warn.ts';

/** The parts of an agent that the ways to make one put together. */
interface AgentParts {
  sampler: Sampler;
  endpoint: Endpoint;
  path: string;
  /** Has responses tell of this agent, as its options say; `port` is left out where it answers on the port that serves them. */
  advertise(mode: AgentOptions['advertise'], port?: number): void;
  /** Registers what has to happen, once, before the agent lets go of its sampler. */
  onClose(action: () => void | Promise<void>): void;
  /** Lets go of the sampler where no agent comes of it. */
  abandon(): void;
  /** The agent itself; `url` is asked anew each time. */
  create(url: () => string | undefined): Agent;
}

/** Joins the process's sampler and a new endpoint to an agent. The options were checked before. */
export function assembleAgent(options: AgentOptions, token: Token | undefined): AgentParts {
  const { sampler, release } = acquireSampler(options);
  const path = options.path ?? DEFAULT_PATH;
  const settings = {
    path,
    token: token?.value,
    origins: options.origins ?? [],
    hosts: options.hosts ?? [],
    maxClients: options.maxClients ?? DEFAULT_MAX_CLIENTS,
  };
  const endpoint = createEndpoint(settings, sampler);
  const charts = new Set<() => void>();
  const actions: (() => void | Promise<void>)[] = [];
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    for (const action of [...actions, endpoint.close]) {
      await attempt(action, sampler);
    }
    for (const remove of charts) remove();
    release();
  }

  return {
    sampler,
    endpoint,
    path,
    advertise(mode, port) {
      if (!mode) return;
      const place = { ...(port === undefined ? {} : { port }), ...(path === DEFAULT_PATH ? {} : { path }) };
      actions.push(sampler.advertise(place, mode === true));
    },
    onClose: (action) => actions.push(action),
    abandon: release,
    create: (url) => ({
      get url() {
        return closing === undefined ? url() : undefined;
      },
      chart(chart) {
        const source = createChartSource(chart, sampler.warn);
        if (closing !== undefined) return { remove() {} };
        const remove = sampler.add(source);
        charts.add(remove);
        return {
          remove() {
            charts.delete(remove);
            remove();
          },
        };
      },
      mark(label) {
        if (closing !== undefined) return;
        sampler.emit(markEvent(sampler.now(), label));
      },
      handleUpgrade: endpoint.handleUpgrade,
      close() {
        closing ??= close();
        return closing;
      },
    }),
  };
}

async function attempt(action: () => void | Promise<void>, { warn }: Sampler): Promise<void> {
  try {
    await action();
  } catch (error) {
    warn(`Closing met an error: ${messageOf(error)}`);
  }
}
