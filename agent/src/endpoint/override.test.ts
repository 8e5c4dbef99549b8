import { describe, expect, it } from 'vitest';
import { override } from './override.ts';

class Greeter {
  name = 'a';
  greet(greeting: string): string {
    return `${greeting} ${this.name}`;
  }
}

describe('override', () => {
  it('replaces a method of one object, and puts the inherited one back', () => {
    const one = new Greeter();
    const restore = override(
      one,
      'greet',
      (original) =>
        (...args) =>
          `${original(...args)}!`,
    );
    expect(one.greet('hi')).toBe('hi a!');
    expect(new Greeter().greet('hi')).toBe('hi a');
    restore();
    expect(Object.hasOwn(one, 'greet')).toBe(false);
    expect(one.greet('hi')).toBe('hi a');
  });

  it('puts an own method back as it was', () => {
    const one = { greet: () => 'own' };
    const before = Object.getOwnPropertyDescriptor(one, 'greet');
    override(one, 'greet', () => () => 'ours')();
    expect(Object.getOwnPropertyDescriptor(one, 'greet')).toEqual(before);
  });

  it('leaves what somebody else put over it', () => {
    const one = new Greeter();
    const restore = override(
      one,
      'greet',
      (original) =>
        (...args) =>
          `${original(...args)}!`,
    );
    const theirs = () => 'theirs';
    one.greet = theirs;
    restore();
    expect(one.greet).toBe(theirs);
  });
});
