import { assembleAgent } from './agent.ts';
import type { Agent } from './api.ts';
import { announce } from './endpoint/announce.ts';
import { requiredToken } from './endpoint/token-store.ts';
import { type AgentOptions, checkOptions } from './options.ts';
import { writeLine, writesToTerminal } from './warn.ts';

/**
 * An agent that waits for upgrades to be handed to it, for servers that `attach` does not know. Its path and, where
 * stderr is a terminal, its token are printed at once.
 *
 * Throws a `TypeError` for options that make no sense.
 *
 * @example
 * const agent = createAgent();
 * server.on('upgrade', agent.handleUpgrade);
 */
export function createAgent(options: AgentOptions = {}): Agent {
  checkOptions(options, 'createAgent');
  const token = requiredToken(options.token);
  const { path, advertise, create } = assembleAgent(options, token);
  advertise(options.advertise);
  announce(path, token, writesToTerminal(), writeLine);
  return create(() => undefined);
}
