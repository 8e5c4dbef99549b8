/*
 * In place of `runtime.ts`, for tests that drive time themselves: timers and clocks of the globals, which vitest fakes.
 * `vi.mock('./runtime.ts', () => import('./testing/global-runtime.ts'))`
 */

export const monotonicNow = () => performance.now();
export const wallNow = () => Date.now();
export const setTimeout = (callback: () => void, ms: number) => globalThis.setTimeout(callback, ms);
export const clearTimeout = (timer: NodeJS.Timeout | undefined) => globalThis.clearTimeout(timer);
export const setInterval = (callback: () => void, ms: number) => globalThis.setInterval(callback, ms);
export const clearInterval = (timer: NodeJS.Timeout) => globalThis.clearInterval(timer);
export const queueMicrotask = (callback: () => void) => globalThis.queueMicrotask(callback);
export const outside = <Result>(body: () => Result): Result => body();
export const runtime = { name: 'node', version: process.versions.node };
