import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryStore, type MemoryStore } from '../testing/memory-store.ts';
import { createThresholds, DEFAULT_LIMITS, isLimits } from './thresholds.ts';

async function open(store: MemoryStore) {
  const thresholds = createThresholds(store);
  onTestFinished(thresholds.dispose);
  await vi.waitFor(() => expect(thresholds.loaded.value).toBe(true));
  return thresholds;
}

const reopened = async (store: MemoryStore) => (await open(store)).limits.value;

describe('the default thresholds', () => {
  it('are sound', () => {
    for (const limits of Object.values(DEFAULT_LIMITS)) expect(isLimits(limits)).toBe(true);
    expect(DEFAULT_LIMITS.requests).toBeUndefined();
  });
});

describe('createThresholds', () => {
  it('starts with the defaults and writes nothing of that', async () => {
    const store = createMemoryStore();
    expect(await reopened(store)).toEqual(DEFAULT_LIMITS);
    expect(store.values.size).toBe(0);
  });

  it('keeps what is changed, and that something is not to be judged', async () => {
    const store = createMemoryStore();
    const { heap: _, ...rest } = DEFAULT_LIMITS;
    const chosen = { ...rest, 'loop-delay': { strained: 1, bad: 2 }, requests: { strained: 100, bad: 200 } };
    (await open(store)).set(chosen);
    await vi.waitFor(async () => expect(await reopened(store)).toEqual(chosen));
  });

  it('stores only what differs from the defaults, so that better ones reach those who never changed them', async () => {
    const store = createMemoryStore();
    const thresholds = await open(store);
    thresholds.set({ ...DEFAULT_LIMITS, gc: { strained: 0.2, bad: 0.4 } });
    await vi.waitFor(() =>
      expect(store.values.get('thresholds')).toEqual({ version: 1, changes: { gc: { strained: 0.2, bad: 0.4 } } }),
    );
    thresholds.set(DEFAULT_LIMITS);
    await vi.waitFor(() => expect(store.values.get('thresholds')).toEqual({ version: 1, changes: {} }));
  });

  it('follows what another window sets', async () => {
    const store = createMemoryStore();
    const [one, other] = [await open(store), await open(store)];
    one.set({ ...DEFAULT_LIMITS, gc: { strained: 0.2, bad: 0.4 } });
    await vi.waitFor(() => expect(other.limits.value.gc).toEqual({ strained: 0.2, bad: 0.4 }));
    other.set(DEFAULT_LIMITS);
    await vi.waitFor(() => expect(one.limits.value).toEqual(DEFAULT_LIMITS));
  });

  it('keeps the newer of two changes when storage tells of the older one', async () => {
    const thresholds = await open(createMemoryStore());
    const seen: unknown[] = [];
    onTestFinished(thresholds.limits.subscribe(({ gc }) => void seen.push(gc?.bad)));
    thresholds.set({ ...DEFAULT_LIMITS, gc: { strained: 0.2, bad: 0.3 } });
    thresholds.set({ ...DEFAULT_LIMITS, gc: { strained: 0.2, bad: 0.4 } });
    await new Promise((resolve) => setTimeout(resolve));
    expect(seen).toEqual([DEFAULT_LIMITS.gc?.bad, 0.3, 0.4]);
  });

  it('keeps what is changed before storage has answered', async () => {
    const store = createMemoryStore({ thresholds: { version: 1, changes: { gc: { strained: 0.3, bad: 0.6 } } } });
    const thresholds = createThresholds(store);
    onTestFinished(thresholds.dispose);
    thresholds.set({ ...DEFAULT_LIMITS, gc: { strained: 0.2, bad: 0.4 } });
    const seen: unknown[] = [];
    onTestFinished(thresholds.limits.subscribe(({ gc }) => void seen.push(gc?.bad)));
    await vi.waitFor(() => expect(thresholds.loaded.value).toBe(true));
    expect(seen).toEqual([0.4]);
  });

  it.each([
    null,
    'garbage',
    { version: 2, changes: {} },
    { version: 1, changes: [] },
    { version: 1, changes: { heap: { strained: 0.9, bad: 0.75 } } },
    { version: 1, changes: { heap: { strained: 0, bad: 1 } } },
    { version: 1, changes: { heap: { strained: '0.1', bad: 1 } } },
    { version: 1, changes: { heap: 7 } },
  ])('leaves at its default what it cannot read, and says so: %j', async (stored) => {
    const thresholds = await open(createMemoryStore({ thresholds: stored }));
    expect(thresholds.limits.value).toEqual(DEFAULT_LIMITS);
    expect(thresholds.notice.value).toContain('could not be read');
    thresholds.dismissNotice();
    expect(thresholds.notice.value).toBeUndefined();
  });

  it('keeps what is sound beside what is not', async () => {
    const stored = { version: 1, changes: { gc: { strained: 0.2, bad: 0.4 }, heap: 'much', constructor: 7 } };
    const limits = await reopened(createMemoryStore({ thresholds: stored }));
    expect(limits).toEqual({ ...DEFAULT_LIMITS, gc: { strained: 0.2, bad: 0.4 } });
  });

  it('goes on when storage refuses, and says so', async () => {
    const store = createMemoryStore();
    store.refuse = { get: true, set: true };
    const thresholds = await open(store);
    expect(thresholds.notice.value).toContain('storage is closed');
    thresholds.set({ ...DEFAULT_LIMITS, gc: { strained: 0.2, bad: 0.4 } });
    expect(thresholds.limits.value.gc).toEqual({ strained: 0.2, bad: 0.4 });
    await vi.waitFor(() => expect(thresholds.notice.value).toContain('storage is full'));
  });
});
