import { describe, expect, it, vi } from 'vitest';
import { createGate, type Gate } from './gate.ts';

const never = new AbortController().signal;
const calm = () => false;

/** Enters and notes the name in `inside` once let in. */
function queue(gate: Gate, inside: string[], name: string, isUrgent = calm, signal = never): Promise<() => void> {
  return gate.enter(isUrgent, signal).then((leave) => {
    inside.push(name);
    return leave;
  });
}

describe('createGate', () => {
  it('lets no more in than the limit, the others in order of arrival', async () => {
    const gate = createGate(2);
    const inside: string[] = [];
    const [leaveA] = await Promise.all([queue(gate, inside, 'a'), queue(gate, inside, 'b')]);
    const c = queue(gate, inside, 'c');
    const d = queue(gate, inside, 'd');
    await Promise.resolve();
    expect(inside).toEqual(['a', 'b']);
    leaveA();
    await c;
    expect(inside).toEqual(['a', 'b', 'c']);
    (await c)();
    await d;
    expect(inside).toEqual(['a', 'b', 'c', 'd']);
  });

  it('asks for urgency when a place becomes free, not when someone comes', async () => {
    const gate = createGate(1);
    const inside: string[] = [];
    let shown = 'first';
    const leave = await queue(gate, inside, 'holder');
    const first = queue(gate, inside, 'first', () => shown === 'first');
    const second = queue(gate, inside, 'second', () => shown === 'second');
    shown = 'second';
    leave();
    await second;
    expect(inside).toEqual(['holder', 'second']);
    (await second)();
    await first;
    expect(inside).toEqual(['holder', 'second', 'first']);
  });

  it('gives a place back once, however often it is left', async () => {
    const gate = createGate(1);
    const inside: string[] = [];
    const leave = await queue(gate, inside, 'a');
    leave();
    leave();
    await queue(gate, inside, 'b');
    const third = queue(gate, inside, 'c');
    await Promise.resolve();
    await Promise.resolve();
    expect(inside).toEqual(['a', 'b']);
    void third;
  });

  it('forgets whoever gives up, waiting or before', async () => {
    const gate = createGate(1);
    const inside: string[] = [];
    const leave = await queue(gate, inside, 'a');
    const giving = new AbortController();
    const gone = queue(gate, inside, 'gone', calm, giving.signal);
    const next = queue(gate, inside, 'next');
    giving.abort(new Error('closed'));
    await expect(gone).rejects.toThrow('closed');
    await expect(gate.enter(calm, giving.signal)).rejects.toThrow('closed');
    leave();
    await next;
    expect(inside).toEqual(['a', 'next']);
  });

  it('does not take a place away from one who is inside when its signal aborts', async () => {
    const gate = createGate(1);
    const closing = new AbortController();
    const leave = await gate.enter(calm, closing.signal);
    closing.abort();
    const entered = vi.fn();
    const next = gate.enter(calm, never).then(entered);
    await Promise.resolve();
    expect(entered).not.toHaveBeenCalled();
    leave();
    await next;
    expect(entered).toHaveBeenCalledOnce();
  });
});
