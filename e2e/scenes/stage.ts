import type { DevTools, Panel } from '../devtools/devtools.ts';
import type { ScriptedService, ScriptedServiceOptions } from '../scripted/service.ts';
import type { Services } from '../services.ts';
import { addByAddress, waitForRows, waitForState } from '../steps.ts';

/** What a scene is made with. DevTools is open on a page, and the panel empty. */
export interface Stage {
  devtools: DevTools;
  panel: Panel;
  services: Services;
  scripted(options?: ScriptedServiceOptions): Promise<ScriptedService>;
}

/** A state of the panel that a person can get to see. */
export interface Scene {
  /** Also the name of its pictures. */
  name: string;
  /** Brings the panel there, and resolves once it is. */
  show(stage: Stage): Promise<unknown>;
}

/** A service with ten minutes of history, its charts drawn. */
export async function showLive(
  { panel, scripted }: Stage,
  options: ScriptedServiceOptions = {},
): Promise<ScriptedService> {
  const service = await scripted({ name: 'checkout', ...options });
  await addByAddress(panel, service.address);
  await waitForState(panel, 'live');
  await waitForRows(panel, 20);
  return service;
}

/** Clicks what has this test id, and waits for what it opens. */
export async function open({ panel }: Stage, testId: string, opened: string): Promise<void> {
  await panel.click(`[data-testid="${testId}"]`);
  await panel.waitForSelector(`[data-testid="${opened}"]`);
}
