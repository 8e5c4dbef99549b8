import type { DevTools } from './devtools/devtools.ts';
import type { ScriptedService, ScriptedServiceOptions } from './scripted/service.ts';
import type { Site } from './site.ts';
import { addByAddress, waitForRows } from './steps.ts';

/** What a test of a comparison is given. */
interface Stage {
  devtools: DevTools;
  site: Site;
  scripted(options?: ScriptedServiceOptions): Promise<ScriptedService>;
}

/** Opens the panel with the services `one` and `two` and compares them; `two`, which was added last, is the reference. */
export async function compareTwo({ devtools, site, scripted }: Stage): Promise<void> {
  const { panel } = devtools;
  await devtools.open(site.url);
  for (const name of ['one', 'two']) {
    const service = await scripted({ name });
    await addByAddress(panel, service.address);
    await waitForRows(panel, 100);
  }
  await panel.press('c');
  await panel.waitForSelector('[data-testid="comparison"][data-services="2"]');
}
