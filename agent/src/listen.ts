import { BlockList, isIP } from 'node:net';
import { assembleAgent } from './agent.ts';
import type { Agent } from './api.ts';
import { tellPrimary } from './cluster-ports.ts';
import { hostInUrl } from './endpoint/host-in-url.ts';
import { openOwnPort } from './endpoint/own-port.ts';
import { givenToken } from './endpoint/token-store.ts';
import { checkOptions, DEFAULT_MAX_CLIENTS, type ListenOptions } from './options.ts';
import { outside } from './runtime.ts';
import { messageOf } from './warn.ts';

const DEFAULT_HOST = '127.0.0.1';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Watches this process on a port of its own: on loopback, 127.0.0.1:7575 to 7594, where the panel finds it by itself.
 *
 * Resolves once the port is open. A port that cannot be had is a warning on stderr and no reason to stop the service:
 * the promise resolves all the same, with an agent whose `url` is `undefined`. Rejects with a `TypeError` for options that
 * make no sense, and with an `Error` for a host that is not loopback without a token.
 *
 * @example
 * import { listen } from 'procscope';
 * await listen();
 */
export async function listen(options: ListenOptions = {}): Promise<Agent> {
  checkOptions(options, 'listen');
  const host = options.host ?? DEFAULT_HOST;
  const token = givenToken(options.token);
  if (token === undefined && !isLoopback(host)) {
    throw new Error(
      `listen() on host "${host}" wants a token, because other machines can reach it: set PROCSCOPE_TOKEN or the option "token".`,
    );
  }
  const hosts = [...(options.hosts ?? []), host];
  const { sampler, endpoint, path, advertise, onClose, create } = assembleAgent({ ...options, hosts }, token);
  const { maxClients = DEFAULT_MAX_CLIENTS } = options;
  const wanted = { host, port: options.port, serviceName: sampler.settings.service.name, maxClients };
  try {
    const ownPort = await outside(() => openOwnPort(wanted, endpoint));
    advertise(options.advertise ?? (process.env.NODE_ENV === 'production' ? false : 'watched'), ownPort.port);
    onClose(tellPrimary(ownPort.port));
    onClose(ownPort.close);
    return create(() => `ws://${hostInUrl(host)}:${ownPort.port}${path}`);
  } catch (error) {
    sampler.warn(`${messageOf(error)} The service goes on without it.`);
    return create(() => undefined);
  }
}

function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  const version = isIP(name);
  return version !== 0 && loopback.check(name, version === 6 ? 'ipv6' : 'ipv4');
}
