import { displayAddress, isLoopback } from './address.ts';
import { admit } from './admission.ts';
import { type Pace, retryDelayMs } from './backoff.ts';
import { type ClockFollower, followClock } from './clock-follower.ts';
import type { Gate } from './gate.ts';
import type { Locator } from './locator.ts';
import type { Probe, ProbeResult } from './probe.ts';
import { openSession, type Session, type SessionEnd } from './session.ts';
import { watchSilence } from './silence.ts';
import type { Fault, Source, SourceSink } from './source.ts';
import type { WallClock } from './wall-clock.ts';

/** Where to connect and whom to expect there. */
export interface AgentTarget {
  url: string;
  token?: string;
  /** The name that the service said last time. On this machine the source follows it from port to port. */
  service?: string;
}

/** What an agent source shares with all others of the panel. */
export interface Network {
  probe: Probe;
  gate: Gate;
  locator: Locator;
  /** By which the browser dates requests. */
  clock: WallClock;
}

export interface AgentSourceOptions {
  network: Network;
  /** Read before each try, so that what was learned since counts. */
  target(): AgentTarget;
  /** True while the service is on screen: it is connected first and retried soonest. */
  isUrgent(): boolean;
  /** True for an address that another profile is connected to, which this one must not follow to. */
  isTaken(url: string): boolean;
  /** The service has said its name at an address: the target's own, or the one it was followed to. */
  found(url: string, service: string): void;
}

/** Something answered, but not as it should: more tries by WebSocket would use up the browser's patience. */
const REFUSALS: ReadonlySet<Fault> = new Set(['foreign', 'unanswered', 'token', 'version', 'host', 'full', 'protocol']);
/** A service that is just starting may answer before its agent does, so the first refusals are not taken as final. */
const QUICK_TRIES = 3;
/** A connection that lasted this long was well; one that ends sooner, again and again, is tried with growing delays. */
const STEADY_MS = 5000;
/** An address that belongs to another service is left alone for this long; the other ports are searched meanwhile. */
const OCCUPIED_MS = 5000;
/** The panel itself has given up; nobody is told. */
const ABORTED: SessionEnd = { fault: 'closed', reason: '', opened: false };

/**
 * An agent at the other end of a WebSocket: probes before each try, connects, follows a local service to another port,
 * and tries again with growing delays until it is closed.
 */
export function createAgentSource({ network, ...options }: AgentSourceOptions): Source {
  let wake: () => void = () => {};
  let liveSince = 0;
  let current: Session | undefined;
  let occupied: { target: AgentTarget; end: SessionEnd; until: number } | undefined;
  return {
    open(sink) {
      const closing = new AbortController();
      run(sink, closing.signal);
      return () => closing.abort();
    },
    retry: () => wake(),
    ask: (numbers) => current?.send({ type: 'lookup', numbers: [...numbers] }),
  };

  async function run(sink: SourceSink, signal: AbortSignal): Promise<void> {
    let failures = 0;
    sink.status({ state: 'connecting' });
    while (!signal.aborted) {
      const end = await attempt(sink, signal);
      if (signal.aborted) return;
      const wasSteady = end.opened && !REFUSALS.has(end.fault) && performance.now() - liveSince > STEADY_MS;
      failures = wasSteady ? 1 : failures + 1;
      const delayMs = retryDelayMs(failures, paceOf(end, failures));
      sink.status({ state: 'down', fault: end.fault, reason: end.reason, retryAt: Date.now() + delayMs });
      const asked = await pause(delayMs, signal);
      if (asked) sink.status({ state: 'connecting' });
    }
  }

  function paceOf({ fault }: SessionEnd, failures: number): Pace {
    if (REFUSALS.has(fault) && failures > QUICK_TRIES) return 'refused';
    return 'down';
  }

  /** One try at the target's address, then, for a service of this machine, wherever it is found. */
  async function attempt(sink: SourceSink, signal: AbortSignal): Promise<SessionEnd> {
    const target = options.target();
    const end =
      occupied?.target === target && performance.now() < occupied.until
        ? occupied.end
        : await connect(target, sink, signal);
    if (end.opened) return end;
    if (end.fault === 'other-service' && end !== occupied?.end) {
      occupied = { target, end, until: performance.now() + OCCUPIED_MS };
    }
    const elsewhere = signal.aborted ? undefined : await findElsewhere(target, end);
    if (elsewhere === undefined) return end;
    const followed = await connect(elsewhere, sink, signal);
    return followed.opened ? followed : end;
  }

  async function findElsewhere({ url, service }: AgentTarget, { fault }: SessionEnd): Promise<AgentTarget | undefined> {
    const gone = fault === 'unreachable' || fault === 'foreign' || fault === 'other-service';
    if (!isLoopback(url) || !gone || service === undefined) return undefined;
    const agents = await network.locator.scan();
    const found = agents.find((agent) => agent.service === service && agent.url !== url && !options.isTaken(agent.url));
    // Without the token, which goes only to the address that the person entered.
    return found && { url: found.url, service };
  }

  async function connect(target: AgentTarget, sink: SourceSink, signal: AbortSignal): Promise<SessionEnd> {
    const { url } = target;
    const result = await network.probe(url, signal);
    if (result !== 'answered') return unanswered(url, result);
    const admission = await admit(url, network, options.isUrgent, signal);
    if ('refused' in admission) return admission.refused === 'aborted' ? ABORTED : unanswered(url, admission.refused);
    try {
      return await session(target, sink, signal, admission.leave);
    } finally {
      admission.leave();
    }
  }

  function session(
    { url, token, service }: AgentTarget,
    sink: SourceSink,
    signal: AbortSignal,
    leaveGate: () => void,
  ): Promise<SessionEnd> {
    return new Promise((resolve) => {
      const silence = watchSilence(() => network.probe(url, signal), {
        silent: (since) => sink.status({ state: 'silent', since }),
        back: () => sink.status({ state: 'live' }),
        dead: () => finish({ fault: 'closed', reason: `The connection to ${displayAddress(url)} died.`, opened: true }),
      });
      const abort = () => finish(ABORTED);
      let sync: ClockFollower | undefined;
      const finish = (end: SessionEnd) => {
        signal.removeEventListener('abort', abort);
        silence.stop();
        sync?.stop();
        opened.close();
        if (current === opened) current = undefined;
        network.locator.forget(url);
        resolve(end);
      };
      const opened = openSession(url, token, {
        hello(hello) {
          leaveGate();
          const { name } = hello.service;
          if (isLoopback(url) && service !== undefined && name !== service) {
            const reason = `At ${displayAddress(url)} the service "${name}" answers instead of "${service}".`;
            return finish({ fault: 'other-service', reason, opened: false });
          }
          // Of several profiles that found the same instance, the first to connect has it.
          if (url !== options.target().url && options.isTaken(url)) return finish(ABORTED);
          options.found(url, name);
          silence.start(hello.intervalMs);
          liveSince = performance.now();
          current = opened;
          sync = followClock(opened, sink, network.clock);
          sink.described(hello);
          sink.status({ state: 'live' });
        },
        schema: sink.schema,
        frame(frame) {
          silence.heard();
          sync?.look();
          sink.frame(frame);
        },
        events: sink.events,
        epoch(epoch) {
          sync?.restart();
          sink.epoch(epoch);
        },
        probed: (probe) => sync?.answered(probe),
        requests: (records) => sink.requests?.(records),
        ended: finish,
      });
      signal.addEventListener('abort', abort);
    });
  }

  /** Waits for the time to pass or for `retry`, of which it tells by true. */
  function pause(delayMs: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (asked: boolean) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        wake = () => {};
        resolve(asked);
      };
      const stop = () => done(false);
      const timer = setTimeout(() => done(false), delayMs);
      signal.addEventListener('abort', stop, { once: true });
      wake = () => done(true);
    });
  }
}

function unanswered(url: string, result: Exclude<ProbeResult, 'answered'>): SessionEnd {
  const address = displayAddress(url);
  return result === 'timeout'
    ? { fault: 'unresponsive', reason: `${address} accepts connections but does not answer.`, opened: false }
    : { fault: 'unreachable', reason: `Nothing answers at ${address}.`, opened: false };
}
