import { describe, expect, it } from 'vitest';
import { checkOptions } from './options.ts';

const good = {
  service: { name: 'shop', version: '1', instance: 'i' },
  interval: 100,
  history: 0,
  collectors: ['memory'],
  path: '/ops/procscope',
  token: false,
  origins: ['https://ops.example.com', 'http://localhost:5173'],
  hosts: ['shop.internal', '::1'],
  maxClients: 1,
  advertise: 'watched',
  port: 0,
  host: '::1',
};

describe('checkOptions', () => {
  it('accepts all that is documented, and undefined for everything', () => {
    expect(() => checkOptions(good, 'listen')).not.toThrow();
    const none = Object.fromEntries(Object.keys(good).map((name) => [name, undefined]));
    expect(() => checkOptions(none, 'listen')).not.toThrow();
    expect(() => checkOptions({}, 'attach')).not.toThrow();
  });

  it.each([
    [{ interval: 99 }, 'The option "interval" must be a number of milliseconds from 100 to 3600000; it is 99.'],
    [{ interval: Number.NaN }, /it is NaN\.$/],
    [{ interval: '1000' }, /it is "1000"\.$/],
    [{ history: -1 }, 'The option "history" must be a number of seconds from 0 to 86400; it is -1.'],
    [{ history: Infinity }, /it is Infinity\.$/],
    [{ service: 'shop' }, 'The option "service" must be an object; it is "shop".'],
    [
      { service: { nmae: 'shop' } },
      'The option "service" has no field "nmae"; its fields are name, version, instance.',
    ],
    [{ service: { name: '' } }, /^The field "name" of the option "service" must be a string that is not empty/],
    [{ collectors: 'memory' }, 'The option "collectors" must be an array; it is "memory".'],
    [{ collectors: ['constructor'] }, /must be one of memory, gc, .*, system; it is "constructor"\.$/],
    [{ path: 'debug' }, 'The option "path" must be a path that starts with "/" and has no query; it is "debug".'],
    [{ path: '/a?b' }, /has no query/],
    [{ token: '' }, 'The option "token" must be a string of 1 to 1024 characters, or false to ask for no token.'],
    [{ token: true }, /^The option "token" must be/],
    [{ token: 'a\ud83d' }, /^The option "token" must be/],
    [{ token: 12_345 }, /^The option "token" must be/],
    [{ origins: 'https://a.b' }, 'The option "origins" must be an array; it is "https://a.b".'],
    [{ origins: ['*'] }, /must be an origin such as "https:\/\/ops.example.com"; it is "\*"\.$/],
    [{ origins: ['https://a.b/'] }, /must be an origin/],
    [{ origins: ['null'] }, /must be an origin/],
    [{ hosts: ['a:80'] }, /must be a host name or an IP address, without a port; it is "a:80"\.$/],
    [{ maxClients: 0 }, 'The option "maxClients" must be a whole number from 1 to 1000; it is 0.'],
    [{ advertise: 'always' }, 'The option "advertise" must be true, false or "watched"; it is "always".'],
    [{ port: 65_536 }, 'The option "port" must be a whole number from 0 to 65535; it is 65536.'],
    [{ port: 1.5 }, /it is 1.5\.$/],
    [{ host: '' }, /^The option "host" must be a host name/],
    [{ intervall: 1 }, /^"intervall" is not an option of listen\(\); its options are service, interval,/],
    [{ constructor: 1 }, /^"constructor" is not an option of listen\(\)/],
    [null, 'The options of listen() must be an object; it is null.'],
    [8080, 'The options of listen() must be an object; it is 8080.'],
  ])('refuses %j in a full sentence', (options, message) => {
    const check = () => Reflect.apply(checkOptions, undefined, [options, 'listen']);
    expect(check).toThrow(TypeError);
    expect(check).toThrow(message);
  });

  it('never repeats a token', () => {
    const check = () => checkOptions({ token: ['hunter2'] }, 'attach');
    expect(check).toThrow(TypeError);
    expect(check).not.toThrow(/hunter2/);
  });

  it.each(['attach', 'createAgent'] as const)('knows no port and host for %s', (caller) => {
    expect(() => checkOptions({ port: 1 }, caller)).toThrow(/^"port" is not an option of/);
    expect(() => checkOptions({ host: '::1' }, caller)).toThrow(/^"host" is not an option of/);
  });
});
