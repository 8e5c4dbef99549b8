/** A method of whatever shape: arguments go through untouched. */
export type Method = (...args: unknown[]) => unknown;

/**
 * Replaces a method of one object, and returns the way to put it back. Where somebody else has replaced it since, theirs
 * stays, and with it ours underneath: `make` must give a method that steps aside when it is no longer wanted.
 */
export function override(target: object, name: string, make: (original: Method) => Method): () => void {
  const previous = Object.getOwnPropertyDescriptor(target, name);
  const own: unknown = Reflect.get(target, name);
  const replacement = make((...args) => {
    // An inherited method is looked up at each call: monitoring tools may patch the prototype after us.
    const original: unknown = previous === undefined ? Reflect.get(Object.getPrototypeOf(target), name) : own;
    return typeof original === 'function' ? Reflect.apply(original, target, args) : undefined;
  });
  Object.defineProperty(target, name, { value: replacement, configurable: true, writable: true });
  return () => {
    if (Reflect.get(target, name) !== replacement) return;
    if (previous === undefined) Reflect.deleteProperty(target, name);
    else Object.defineProperty(target, name, previous);
  };
}
