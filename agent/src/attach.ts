import { Server } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import { assembleAgent } from './agent.ts';
import type { Agent } from './api.ts';
import { describe } from './check.ts';
import { announce } from './endpoint/announce.ts';
import { type Attachment, attachEndpoint } from './endpoint/attachment.ts';
import { requiredToken } from './endpoint/token-store.ts';
import { type AgentOptions, checkOptions } from './options.ts';
import { queueMicrotask } from './runtime.ts';
import { writeLine, writesToTerminal } from './warn.ts';

/**
 * Watches this process on the application's own http or https server, at `/debug/procscope`. The application's WebSockets,
 * routes and `Upgrade` headers stay untouched, whether they are registered before or after. Once the server listens, the
 * address to paste into the panel is printed to stderr, with its token where stderr is a terminal.
 *
 * Throws a `TypeError` for options that make no sense.
 *
 * @example
 * import { attach } from 'procscope';
 * attach(server);
 */
export function attach(server: Server | HttpsServer, options: AgentOptions = {}): Agent {
  checkServer(server);
  checkOptions(options, 'attach');
  const token = requiredToken(options.token);
  const { endpoint, path, advertise, onClose, abandon, create } = assembleAgent(options, token);
  let isAnnounced = false;
  function onListening(): void {
    if (isAnnounced) return;
    isAnnounced = true;
    queueMicrotask(() => announce(agent.url ?? path, token, writesToTerminal(), writeLine));
  }
  let attachment: Attachment;
  try {
    attachment = attachEndpoint(server, endpoint, onListening);
  } catch (error) {
    // A frozen server, say.
    abandon();
    throw error;
  }
  advertise(options.advertise);
  onClose(attachment.detach);
  const agent = create(() => (attachment.base === undefined ? undefined : attachment.base + path));
  return agent;
}

function checkServer(server: unknown): void {
  if (server instanceof Server || server instanceof HttpsServer) return;
  throw new TypeError(
    `attach() wants a server of node:http or node:https; it got ${describe(server)}. With Express pass what app.listen() returns, with Fastify app.server.`,
  );
}
