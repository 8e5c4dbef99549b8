import { describe, expect, it } from 'vitest';
import type { Fault } from '../sources/source.ts';
import { faceOf } from './face.ts';

const FAULTS: Fault[] = [
  'unreachable',
  'unresponsive',
  'foreign',
  'other-service',
  'token',
  'version',
  'host',
  'full',
  'protocol',
  'closed',
];
const down = (fault: Fault) => ({ state: 'down', fault, reason: 'The reason.', retryAt: 5000 }) as const;

describe('faceOf', () => {
  it.each([
    ['connecting', faceOf({ state: 'connecting' }, false, false)],
    ['no-data', faceOf({ state: 'live' }, false, false)],
    ['no-data', faceOf({ state: 'live' }, false, true)],
    ['live', faceOf({ state: 'live' }, true, false)],
    ['paused', faceOf({ state: 'live' }, true, true)],
    ['silent', faceOf({ state: 'silent', since: 0 }, true, false)],
    ['recorded', faceOf({ state: 'recorded' }, true, true)],
  ])('shows %s', (state, face) => {
    expect(face.state).toBe(state);
    expect(face.label).not.toBe('');
  });

  it.each(FAULTS)('of a service that is down by "%s" says why, when the next try is and what can be done', (fault) => {
    const face = faceOf(down(fault), false, false);
    expect(face).toMatchObject({ state: fault, tone: 'bad', message: 'The reason.', retryAt: 5000 });
    expect(face.actions).not.toEqual([]);
    if (fault !== 'closed') expect(face.advice).not.toEqual([]);
  });

  it('has a label of its own for every state', () => {
    const faces = [
      ...FAULTS.map((fault) => faceOf(down(fault), false, false)),
      faceOf(down('closed'), true, false),
      faceOf({ state: 'connecting' }, false, false),
      faceOf({ state: 'live' }, false, false),
      faceOf({ state: 'live' }, true, false),
      faceOf({ state: 'live' }, true, true),
      faceOf({ state: 'silent', since: 0 }, true, false),
    ];
    expect(new Set(faces.map(({ label }) => label)).size).toBe(faces.length);
    expect(new Set(faces.map(({ state }) => state)).size).toBe(faces.length);
  });

  it('calls a service lost whose data are still on screen', () => {
    expect(faceOf(down('unreachable'), true, false).state).toBe('lost');
    expect(faceOf(down('closed'), true, false).state).toBe('lost');
    expect(faceOf(down('token'), true, false).state).toBe('token');
  });

  it('leads to the token, to another address, to the service that is there instead', () => {
    expect(faceOf(down('token'), false, false).actions[0]).toBe('edit');
    expect(faceOf(down('unreachable'), false, false).actions).toEqual(['retry', 'edit']);
    expect(faceOf(down('other-service'), false, false).actions).toContain('adopt');
  });

  it('says of a recording what of it cannot be shown, and offers nothing to connect to', () => {
    const sound = faceOf({ state: 'recorded', note: 'It holds more.' }, true, false);
    expect(sound).toEqual({
      state: 'recorded',
      tone: 'neutral',
      label: 'Recorded',
      advice: ['It holds more.'],
      actions: [],
    });
    const damaged = faceOf({ state: 'recorded', problem: 'It is cut off.' }, true, false);
    expect(damaged).toMatchObject({
      tone: 'warning',
      label: 'Recorded in part',
      message: 'It is cut off.',
      actions: [],
    });
  });

  it('does not call a service paused that is not live', () => {
    expect(faceOf(down('closed'), true, true).state).toBe('lost');
    expect(faceOf({ state: 'silent', since: 0 }, true, true).state).toBe('silent');
  });
});
