/** The bare service. */
export function start() {
  return {};
}
