/** A value that is read like a signal and may be written, whoever keeps it. */
export interface Writable<Value> {
  value: Value;
}
