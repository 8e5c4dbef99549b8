import { afterEach, describe, expect, it, vi } from 'vitest';
import { acquireSampler } from './shared-sampler.ts';

const leases: { release(): void }[] = [];

function acquire(options: Parameters<typeof acquireSampler>[0] = {}) {
  const lease = acquireSampler(options);
  leases.push(lease);
  return lease;
}

afterEach(() => {
  for (const lease of leases.splice(0)) lease.release();
  vi.restoreAllMocks();
});

const KEY = Symbol.for('procscope.v1');

describe('acquireSampler', () => {
  it('gives all users of a process one sampler, until the last lets go', () => {
    const first = acquire();
    const second = acquire();
    expect(second.sampler).toBe(first.sampler);
    first.release();
    first.release();
    expect(Reflect.has(globalThis, KEY)).toBe(true);
    second.release();
    expect(Reflect.has(globalThis, KEY)).toBe(false);
    expect(acquire().sampler).not.toBe(first.sampler);
  });

  it('is shared with another copy of the package', async () => {
    const first = acquire();
    vi.resetModules();
    const copy = await import('./shared-sampler.ts');
    expect(copy.acquireSampler).not.toBe(acquireSampler);
    const lease = copy.acquireSampler({});
    leases.push(lease);
    expect(lease.sampler).toBe(first.sampler);
  });

  it.each([
    ['something else', { sampler: {}, users: 0 }],
    ['half a sampler', { sampler: { settings: {}, warn() {} }, users: 1 }],
  ])('starts one where %s stands in its place', (_, bogus) => {
    Reflect.defineProperty(globalThis, KEY, { value: bogus, configurable: true });
    const first = acquire({ interval: 500 });
    expect(first.sampler.settings.intervalMs).toBe(500);
    expect(acquire().sampler).toBe(first.sampler);
  });

  it('starts another where one that has ended cannot be taken from its place', () => {
    const first = acquire();
    const remove = vi.spyOn(Reflect, 'deleteProperty').mockReturnValue(false);
    first.release();
    remove.mockRestore();
    expect(Reflect.has(globalThis, KEY)).toBe(true);
    expect(acquire().sampler).not.toBe(first.sampler);
  });

  it('shares one among the users of this copy where the place cannot be taken', () => {
    const define = vi.spyOn(Reflect, 'defineProperty').mockReturnValue(false);
    const first = acquire();
    define.mockRestore();
    const second = acquire();
    expect(second.sampler).toBe(first.sampler);
    first.release();
    second.release();
    expect(acquire().sampler).not.toBe(first.sampler);
  });

  it('keeps the first options, and warns once of each that differs', () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { sampler } = acquire({
      interval: 500,
      history: 60,
      collectors: ['cpu', 'memory'],
      service: { name: 'shop' },
    });
    acquire({ interval: 500, history: 60, collectors: ['memory', 'cpu'], service: { name: 'shop' } });
    expect(stderr).not.toHaveBeenCalled();
    for (let count = 0; count < 2; count++) {
      acquire({ interval: 1000, history: 30, collectors: ['gc'], service: { name: 'other' } });
    }
    const lines = stderr.mock.calls.map(([text]) => String(text));
    expect(lines.map((line) => /option "([\w.]+)" is ignored/.exec(line)?.[1])).toEqual([
      'interval',
      'history',
      'collectors',
      'service.name',
    ]);
    expect(sampler.settings).toMatchObject({ intervalMs: 500, historySeconds: 60, service: { name: 'shop' } });
    expect(Object.keys(sampler.settings.collectors)).toEqual(['memory', 'cpu']);
  });

  it('uses every id of the built-in charts once', () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { columns } = JSON.parse(acquire().sampler.hello());
    expect(columns.length).toBeGreaterThan(20);
    expect(new Set(columns).size).toBe(columns.length);
    expect(stderr).not.toHaveBeenCalled();
  });
});
