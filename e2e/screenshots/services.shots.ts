import type { Behaviour } from '../services.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { test } from '../test.ts';
import { pathOf, takePictures } from './picture.ts';

const BEHAVIOURS = ['fine', 'leaks', 'blocks'] satisfies Behaviour[];
/** So much of the window of a minute is filled with what real services did. */
const SECONDS = 45;

test('services that are fine, that leak and that block', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  for (const behaviour of BEHAVIOURS) {
    const service = await services.start({ name: behaviour, attach: true, behaviour });
    await addByAddress(panel, service.address);
  }
  await panel.click('[data-testid="window-1"]');
  // Docked from the start: for a while after it, Chromium writes the new size over the page.
  await devtools.dock();
  await panel.waitFor(
    (seconds) => Number(document.querySelector<HTMLElement>('[data-testid="panel"]')?.dataset.spanSeconds) >= seconds,
    SECONDS,
    { timeout: 2 * SECONDS * 1000 },
  );
  await devtools.screenshotDocked(await pathOf('docked-beside-the-page'));
  for (const behaviour of BEHAVIOURS) {
    await panel.click(`[data-testid="service"][data-service="${behaviour}"]`);
    await panel.waitForText('.toolbar h1', behaviour);
    await waitForRows(panel, SECONDS);
    await takePictures(devtools, `service-${behaviour}`);
  }
});
