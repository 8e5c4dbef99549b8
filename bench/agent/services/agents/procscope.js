import { listen } from 'procscope';

/**
 * As users have it: one `listen()`, here on any port that is free.
 *
 * @param {import('procscope').ListenOptions} [options]
 */
export async function start(options) {
  const { url } = await listen({ port: 0, ...options });
  if (url === undefined) throw new Error('The agent got no port.');
  return { url };
}
