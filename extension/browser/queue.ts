/** Runs a task when no other is running, and gives what it gives. */
export type Exclusive = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** Runs tasks one after another, in the order in which they are given; one that fails does not keep the next from running. */
export function createQueue(): Exclusive {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const done = last.then(task);
    last = done.catch(() => {});
    return done;
  };
}
