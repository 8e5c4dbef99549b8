import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { npx, runStep } from './process.js';

/**
 * Finds the browsers that `npm start` and `npm test` drive, and installs them where the machine lets us.
 *
 * Branded Chrome is never taken: since 137 it ignores `--load-extension`.
 *
 * @typedef {'chromium' | 'firefox'} BrowserName
 * @typedef {{ label: string, variable: string, names: string[], places: string[], packages: string[], advice: string }} Browser
 */

/** @type {Record<BrowserName, Browser>} */
const BROWSERS = {
  chromium: {
    label: 'Chromium',
    variable: 'PROCSCOPE_CHROMIUM',
    names: ['chromium', 'chromium-browser', 'chrome-for-testing', 'google-chrome-for-testing'],
    places: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      join(process.env.LOCALAPPDATA ?? '', 'Chromium', 'Application', 'chrome.exe'),
    ],
    packages: ['chromium', 'chromium-browser'],
    advice:
      'Install Chromium or Chrome for Testing (not Google Chrome, which ignores --load-extension), or name one in PROCSCOPE_CHROMIUM.',
  },
  firefox: {
    label: 'Firefox',
    variable: 'PROCSCOPE_FIREFOX',
    names: ['firefox-esr', 'firefox', 'firefox-developer-edition', 'firefox-nightly'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
      '/Applications/Firefox Nightly.app/Contents/MacOS/firefox',
      join(process.env.PROGRAMFILES ?? '', 'Mozilla Firefox', 'firefox.exe'),
    ],
    packages: ['firefox-esr', 'firefox'],
    advice: 'Install Firefox 142 or later, or name one in PROCSCOPE_FIREFOX.',
  },
};

/**
 * The path of a browser that starts, or undefined. In this order: the one that the environment names, Playwright's own,
 * those on the PATH, those in their usual places.
 *
 * @param {BrowserName} name
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser(name) {
  const { label, variable, names, places, advice } = BROWSERS[name];
  const named = process.env[variable];
  if (named) {
    if (!runs(named)) throw new Error(`${variable} names ${named}, which is no ${label} that starts. ${advice}`);
    return named;
  }
  const own = name === 'chromium' ? await playwrightChromium() : undefined;
  const onPath = names.flatMap((file) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, file)));
  return [...(own ? [own] : []), ...onPath, ...places].find(runs);
}

/**
 * The path of a browser; installs one if there is none: Playwright's, else the system's package.
 *
 * @param {BrowserName} name
 * @returns {Promise<string>}
 */
export async function provideBrowser(name) {
  const found = await findBrowser(name);
  if (found) return found;
  const { label, packages, advice } = BROWSERS[name];
  /** @type {[string, () => Promise<unknown>][]} */
  const attempts = [['apt-get', () => installPackage(packages)]];
  // Playwright's Firefox cannot load extensions, so it is no help.
  if (name === 'chromium') attempts.unshift(['Playwright', () => runStep(npx('playwright'), ['install', 'chromium'])]);
  for (const [tool, attempt] of attempts) {
    console.log(`No ${label} found; trying to install it with ${tool}.`);
    await attempt();
    const installed = await findBrowser(name);
    if (installed) return installed;
  }
  throw new Error(`There is no ${label} on this machine, and none could be installed. ${advice}`);
}

/**
 * Whether a file is there and starts as a browser that takes extensions from the command line.
 *
 * @param {string} file
 */
function runs(file) {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return false;
  }
  // On Windows the browsers do not answer --version on the console, they open a window.
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 && !/^Google Chrome (?!for Testing)/.test(stdout);
}

async function playwrightChromium() {
  try {
    const { chromium } = await import('playwright');
    return chromium.executablePath();
  } catch {
    // Packages are not installed yet, or this platform has no build of Playwright's.
    return undefined;
  }
}

/**
 * Installs the first of the packages that there is, where there is apt and the right to use it.
 *
 * @param {string[]} packages
 */
async function installPackage(packages) {
  const root = process.getuid?.() === 0;
  const has = (/** @type {string} */ command, /** @type {string[]} */ ...args) => spawnSync(command, args).status === 0;
  if (!has('apt-get', '--version') || !(root || has('sudo', '-n', 'true'))) return;
  const apt = (/** @type {string[]} */ ...args) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return root ? runStep('env', command.slice(1)) : runStep('sudo', ['-n', ...command]);
  };
  await apt('update');
  for (const name of packages) {
    if ((await apt('install', '--yes', '--no-install-recommends', name)) === 0) return;
  }
}
