import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DevTools, DOCKED_SIZE, type DriverOptions, type PageFunction } from './devtools.ts';
import { startFirefoxProcess } from './firefox-process.ts';
import { type FirefoxRemote, installRemote } from './firefox-remote.ts';
import { createPanel, type PanelPort, poll } from './panel.ts';

const LABEL = 'Procscope';

/** Starts Firefox, without geckodriver, and gives its DevTools. */
export async function startFirefox({ executable, extension }: DriverOptions): Promise<DevTools> {
  const profile = await mkdtemp(join(tmpdir(), 'procscope-firefox-'));
  let firefox = await launch();

  async function launch() {
    const started = await startFirefoxProcess(executable, profile);
    // The manifest's fixed id gives a temporary add-on the same storage after a restart (tried in ESR 153).
    await started.marionette.command('Addon:Install', { path: extension, temporary: true });
    await started.marionette.inBrowser(installRemote);
    return started;
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

  async function run<Arg, Result>(
    where: 'panel' | 'page',
    fn: PageFunction<Arg, Result>,
    arg: Arg,
  ): Promise<Awaited<Result>> {
    const body = `
      const [argument, done] = arguments;
      Promise.resolve()
        .then(() => (${fn})(JSON.parse(argument).arg))
        .then((value) => done(JSON.stringify({ value })))
        .catch((error) => done(JSON.stringify({ error: String(error?.message ?? error) })));`;
    const outcome = JSON.parse(await call('run', where, body, JSON.stringify({ arg })));
    if (outcome.error !== undefined) throw new Error(outcome.error);
    return outcome.value;
  }

  const port: PanelPort = {
    evaluate: (fn, arg) => run('panel', fn, arg),
    pointer: (type, at, clicks = 1) => call('pointer', type, at, clicks),
    press: (key) => call('press', key),
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
    screenshot: async (path) => writeFile(path, Buffer.from(await call('screenshot'), 'base64')),
    openSecond: async () => {
      throw new Error('The driver of Firefox knows one DevTools; a test with two is for Chromium.');
    },
    quit: async () => {
      await firefox.stop();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return devtools;
}
