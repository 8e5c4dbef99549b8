import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DevTools, DOCKED_SIZE, type DriverOptions, type PageFunction, type SavedFile } from './devtools.ts';
import { downloadsOf, startFirefoxProcess } from './firefox-process.ts';
import { type FirefoxRemote, installRemote, type Place } from './firefox-remote.ts';
import { setClockInPage } from './in-page.ts';
import type { Marionette } from './marionette.ts';
import { createPanel, type PanelPort, poll } from './panel.ts';

const LABEL = 'Procscope';

/** Starts Firefox, without geckodriver, and gives its DevTools. */
export async function startFirefox({ executable, extension }: DriverOptions): Promise<DevTools> {
  const profile = await mkdtemp(join(tmpdir(), 'procscope-firefox-'));
  let addon = '';
  let firefox = await launch();

  async function launch() {
    const started = await startFirefoxProcess(executable, profile);
    await install(started.marionette);
    await started.marionette.inBrowser(installRemote);
    return started;
  }

  async function install(marionette: Marionette): Promise<void> {
    // The manifest's fixed id gives a temporary add-on the same storage after a restart (tried in ESR 153).
    const answer = await marionette.command('Addon:Install', { path: extension, temporary: true });
    addon = (answer as { value: string }).value;
  }

  function call<Name extends keyof FirefoxRemote>(
    name: Name,
    ...args: Parameters<FirefoxRemote[Name]>
  ): Promise<Awaited<ReturnType<FirefoxRemote[Name]>>> {
    const send = (method: string, list: unknown[]) => {
      const { procscopeRemote } = window as unknown as {
        procscopeRemote: Record<string, (...a: unknown[]) => unknown>;
      };
      return Promise.resolve(procscopeRemote[method]?.(...list));
    };
    return firefox.marionette.inBrowser(send, name, args) as Promise<Awaited<ReturnType<FirefoxRemote[Name]>>>;
  }

  /** `code` is an expression: a function of one argument. */
  async function runCode(where: Place, code: string, arg: unknown): Promise<unknown> {
    const body = `
      const [argument, done] = arguments;
      Promise.resolve()
        .then(() => (${code})(JSON.parse(argument).arg))
        .then((value) => done(JSON.stringify({ value })))
        .catch((error) => done(JSON.stringify({ error: String(error?.message ?? error) })));`;
    const outcome = JSON.parse(await call('run', where, body, JSON.stringify({ arg })));
    if (outcome.error !== undefined) throw new Error(outcome.error);
    return outcome.value;
  }

  const run = <Arg, Result>(where: Place, fn: PageFunction<Arg, Result>, arg: Arg) =>
    runCode(where, String(fn), arg) as Promise<Awaited<Result>>;

  const port: PanelPort = {
    evaluate: (fn, arg) => run('panel', fn, arg),
    pointer: (type, at, { clicks = 1, modifiers = [] } = {}) => call('pointer', type, at, clicks, modifiers),
    wheel: (at, by, modifiers) => call('wheel', at, by, modifiers),
    press: (key, modifiers) => call('press', key, modifiers),
    downloads: () => readDownloads(downloadsOf(profile)),
    clipboard: async () => ({ text: await call('clipboard') }),
    runScript: (body) => runCode('panel', `async () => {${body}\n}`, undefined),
  };
  const panelLoaded = async () => {
    const loaded = () => document.readyState === 'complete' && location.pathname.endsWith('/panel.html');
    await poll(() => port.evaluate(loaded, undefined), 'the document of the panel', {});
  };

  const devtools: DevTools = {
    browser: 'firefox',
    page: {
      goto: (url) => call('load', url),
      evaluate: (fn, arg) => run('page', fn, arg as never),
    },
    panel: createPanel(port),
    open: async (url) => {
      if (url) await call('load', url);
      await call('openToolbox', LABEL);
      await panelLoaded();
      await devtools.resize(DOCKED_SIZE.width, DOCKED_SIZE.height);
    },
    close: () => call('closeToolbox'),
    reload: async () => {
      await devtools.close();
      await devtools.open();
    },
    restart: async () => {
      const url = await call('url');
      await firefox.stop();
      firefox = await launch();
      await devtools.open(url);
    },
    showOtherPanel: () => call('showConsole'),
    showPanel: () => call('showTool', LABEL),
    setTheme: (theme) => call('setTheme', theme),
    resize: async (width, height) => {
      await call('resize', width, height);
      await devtools.panel.waitFor((expected: number) => innerWidth === expected, width);
    },
    setClock: async (byMs) => {
      for (const where of ['devtoolsPage', 'panel'] as const) await run(where, setClockInPage, byMs);
    },
    zoom: async () => onlyChromium('zoom'),
    reduceMotion: async () => onlyChromium('reduceMotion'),
    screenshot: async (path) => writeFile(path, Buffer.from(await call('screenshot'), 'base64')),
    dock: async () => onlyChromium('dock'),
    screenshotDocked: async () => onlyChromium('screenshotDocked'),
    openSecond: async () => onlyChromium('openSecond'),
    reset: async () => {
      await call('reset');
      // What an add-on has stored goes with it.
      await firefox.marionette.command('Addon:Uninstall', { id: addon });
      await install(firefox.marionette);
      await rm(downloadsOf(profile), { recursive: true, force: true });
    },
    quit: async () => {
      await firefox.stop();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return devtools;
}

function onlyChromium(what: string): never {
  throw new Error(`The driver of Firefox has no ${what}; put the test into e2e/chromium.`);
}

/** What Firefox has saved into a folder, the first one first. Beside a file that is under way lies one named `.part`. */
async function readDownloads(folder: string): Promise<SavedFile[]> {
  const list = () => readdir(folder).catch(() => []);
  const isDone = async () => !(await list()).some((name) => name.endsWith('.part'));
  await poll(isDone, 'the downloads to be complete', {});
  const files = (await list()).map(async (name) => {
    const path = join(folder, name);
    return { name, bytes: await readFile(path), at: (await stat(path)).mtimeMs };
  });
  return (await Promise.all(files)).sort((a, b) => a.at - b.at).map(({ name, bytes }) => ({ name, bytes }));
}
