import { addDiscovered, rowsOfFirstChart, waitForFrames, waitForRows, waitForState } from '../steps.ts';
import { expect, test } from '../test.ts';

test('pausing freezes the view, not the recording', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  await services.start({ name: 'paused' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'paused');
  await waitForRows(panel, 5);

  await panel.click('[data-testid="pause"]');
  await waitForState(panel, 'paused');
  // A live view that would move by less than can be seen is not drawn anew; the one that stands still has the newest rows.
  await waitForFrames(panel);
  const frozen = await rowsOfFirstChart(panel);
  const span = Number(await panel.attribute('[data-testid="panel"]', 'data-span-seconds'));
  await panel.waitFor(
    (before) => Number(document.querySelector<HTMLElement>('[data-testid="panel"]')?.dataset.spanSeconds) > before + 1,
    span,
  );
  expect(await rowsOfFirstChart(panel)).toBeLessThanOrEqual(frozen + 1);

  await panel.press('l');
  await waitForState(panel, 'live');
  // What came during the pause, at five samples a second, is on the charts at once.
  await waitForRows(panel, frozen + 5);
});
