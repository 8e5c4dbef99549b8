/** Under this symbol an agent's own server is known to other copies of the package too. */
const OWN = Symbol.for('procscope.server');

/** Marks a server as an agent's own, whose requests are no business of the service. */
export function markOwnServer(server: object): void {
  Reflect.defineProperty(server, OWN, { value: true });
}

export function isOwnServer(server: unknown): boolean {
  return typeof server === 'object' && server !== null && OWN in server;
}
