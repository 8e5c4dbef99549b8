import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectMarionette, type Marionette } from './marionette.ts';
import { poll } from './panel.ts';

const PREFERENCES = {
  // A free port, which Firefox then writes to a file in the profile: several Firefoxes can run at once.
  'marionette.port': 0,
  'devtools.toolbox.host': 'window',
  'devtools.webconsole.persistlog': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'browser.startup.page': 0,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.newtabpage.enabled': false,
  'browser.download.useDownloadDir': true,
  'browser.download.alwaysOpenPanel': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'toolkit.startup.max_resumed_crashes': -1,
  'app.update.disabledForTesting': true,
  'app.normandy.enabled': false,
  'app.shield.optoutstudies.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;

export interface FirefoxProcess {
  marionette: Marionette;
  /** Ends this Firefox and waits until it has left; its profile stays. */
  stop(): Promise<void>;
}

/** The folder into which a Firefox with this profile saves files. */
export const downloadsOf = (profile: string) => join(profile, 'downloads');

/** Starts a headless Firefox on a profile folder and takes its remote control. */
export async function startFirefoxProcess(executable: string, profile: string): Promise<FirefoxProcess> {
  const preferences = {
    ...PREFERENCES,
    'browser.download.folderList': 2,
    'browser.download.dir': downloadsOf(profile),
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const portFile = join(profile, 'MarionetteActivePort');
  await rm(portFile, { force: true });
  const firefox = spawn(
    executable,
    ['-headless', '-marionette', '-remote-allow-system-access', '-no-remote', '-profile', profile],
    { stdio: 'ignore' },
  );
  // Whatever ends this process must not leave a browser behind.
  const kill = () => firefox.kill('SIGKILL');
  process.once('exit', kill);
  const exited = once(firefox, 'exit').finally(() => process.off('exit', kill));
  const gone = exited.then(([code]) => Promise.reject(new Error(`Firefox ended with code ${code} as it started.`)));
  // Only the start waits for it.
  gone.catch(() => {});

  try {
    const waiting = poll(() => readPort(portFile), 'Firefox to open its remote control', { timeout: START_TIMEOUT_MS });
    const port = await Promise.race([waiting, gone]);
    const marionette = await connectMarionette(port);
    return {
      marionette,
      stop: async () => {
        // A regular end writes the profile, and with it the extension's storage, to the disk.
        const insist = setTimeout(kill, STOP_TIMEOUT_MS);
        marionette.command('Marionette:Quit', { flags: ['eForceQuit'] }).catch(kill);
        await exited;
        clearTimeout(insist);
        marionette.disconnect();
      },
    };
  } catch (error) {
    kill();
    throw error;
  }
}

async function readPort(file: string): Promise<number> {
  return Number(await readFile(file, 'utf8'));
}
