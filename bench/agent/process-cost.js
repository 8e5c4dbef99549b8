import { readdirSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ atMs: number, cpuMs: number, mainCpuMs: number, wakeUps: number }} Reading
 * @typedef {{ cpu: number, mainCpu: number, wakeUps: number }} Cost `cpu`, and `mainCpu` of the main thread alone, in
 * milliseconds per second, `wakeUps` per second
 */

/**
 * What a process has used so far, read from outside, all its threads together. From the scheduler's own count in
 * nanoseconds: the ticks of /proc/<pid>/stat are 10 ms, more than an idle process uses in a minute.
 *
 * @param {number} pid
 * @returns {Reading}
 */
export function readCost(pid) {
  let cpuMs = 0;
  let mainCpuMs = 0;
  let wakeUps = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const [onCpuNs] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    const status = readFileSync(`/proc/${pid}/task/${thread}/status`, 'utf8');
    const threadMs = Number(onCpuNs) / 1e6;
    cpuMs += threadMs;
    if (Number(thread) === pid) mainCpuMs = threadMs;
    wakeUps += Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1]);
  }
  return { atMs: performance.now(), cpuMs, mainCpuMs, wakeUps };
}

/**
 * @param {Reading} before
 * @param {Reading} after
 * @returns {Cost}
 */
export function costBetween(before, after) {
  const seconds = (after.atMs - before.atMs) / 1000;
  return {
    cpu: (after.cpuMs - before.cpuMs) / seconds,
    mainCpu: (after.mainCpuMs - before.mainCpuMs) / seconds,
    wakeUps: (after.wakeUps - before.wakeUps) / seconds,
  };
}
