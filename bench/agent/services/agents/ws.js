import { createRequire } from 'node:module';

/**
 * A server of WebSockets that nobody uses: the one dependency of Procscope, with the modules of Node that it loads. The
 * version is Procscope's, as the peers have another.
 */
export async function start() {
  const require = createRequire(createRequire(import.meta.url).resolve('procscope'));
  /** @type {{ default: typeof import('ws') }} */
  const { default: ws } = await import(require.resolve('ws'));
  return { server: new ws.WebSocketServer({ noServer: true }) };
}
