import { hostname } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import { processIdentity, serviceIdentity } from './identity.ts';

vi.mock('node:os', async (load) => ({ ...(await load<object>()), hostname: vi.fn(() => 'laptop') }));

describe('serviceIdentity', () => {
  it('takes what is given', () => {
    const given = { name: 'shop', version: '1', instance: 'i' };
    expect(serviceIdentity(given)).toEqual(given);
  });

  it('takes the project of the entry script for the rest, with an instance of its own', () => {
    const identity = serviceIdentity();
    expect(identity.name).not.toBe('');
    expect(identity.instance).not.toBe(serviceIdentity().instance);
  });

  it('claims no version of the project for a service with another name', () => {
    expect(serviceIdentity({ name: 'another' })).not.toHaveProperty('version');
  });

  it('cuts a name that the protocol would not carry', () => {
    expect(serviceIdentity({ name: 'n'.repeat(300) }).name).toHaveLength(256);
  });
});

describe('processIdentity', () => {
  it('is that of this process', () => {
    expect(processIdentity()).toMatchObject({
      pid: process.pid,
      runtime: { name: 'node', version: process.versions.node },
    });
    expect(processIdentity().host).toBe('laptop');
    expect(processIdentity().startedAt).toBeLessThanOrEqual(Date.now());
  });

  it('is known without the name of the machine', () => {
    vi.mocked(hostname).mockImplementationOnce(() => {
      throw new Error('ENOSYS');
    });
    expect(processIdentity().host).toBe('unknown');
  });
});
