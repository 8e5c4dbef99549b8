import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @import { CDPSession } from 'playwright'
 * @typedef {{ busy: number, script: number, layout: number }} Share each from 0 to 1: all tasks of the main thread, and of
 * these what ran scripts, and what worked out styles and layout
 * @typedef {{ share(ms: number): Promise<Share>, settle(): Promise<void>, heapBytes(): Promise<number> }} MainThread
 */

const SETTLE_STEP_MS = 300;
const SETTLED_SHARE = 0.2;
const SETTLE_TIMEOUT_MS = 120_000;

/**
 * Reads what Chromium counts for the main thread of a page's or frame's process.
 *
 * @param {CDPSession} session
 * @returns {Promise<MainThread>}
 */
export async function watchMainThread(session) {
  await session.send('Performance.enable', { timeDomain: 'timeTicks' });
  await session.send('HeapProfiler.enable');

  async function read() {
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return {
      at: value('Timestamp'),
      busy: value('TaskDuration'),
      script: value('ScriptDuration'),
      layout: value('LayoutDuration') + value('RecalcStyleDuration'),
    };
  }

  /** @param {number} ms */
  async function share(ms) {
    const before = await read();
    await sleep(ms);
    const after = await read();
    const seconds = after.at - before.at;
    return {
      busy: (after.busy - before.busy) / seconds,
      script: (after.script - before.script) / seconds,
      layout: (after.layout - before.layout) / seconds,
    };
  }

  return {
    share,
    /** Resolves once what had come has been worked through. */
    async settle() {
      const deadline = performance.now() + SETTLE_TIMEOUT_MS;
      for (let calm = 0; calm < 2; ) {
        if (performance.now() > deadline) throw new Error('The main thread does not come to rest.');
        calm = (await share(SETTLE_STEP_MS)).busy < SETTLED_SHARE ? calm + 1 : 0;
      }
    },
    /** What scripts hold after a collection, with the memory behind typed arrays. */
    async heapBytes() {
      await session.send('HeapProfiler.collectGarbage');
      // Playwright's types are older than the last field.
      const usage = /** @type {{ usedSize: number, embedderHeapUsedSize?: number, backingStorageSize?: number }} */ (
        await session.send('Runtime.getHeapUsage')
      );
      return usage.usedSize + (usage.backingStorageSize ?? 0);
    },
  };
}
