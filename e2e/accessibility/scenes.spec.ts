import { SCENES } from '../scenes/scenes.ts';
import { test } from '../test.ts';
import { expectAccessible } from './axe.ts';

for (const { name, show } of SCENES) {
  test(`axe finds nothing serious in ${name}`, { tag: '@all' }, async ({ devtools, site, services, scripted }) => {
    const { panel } = devtools;
    await devtools.open(site.url);
    await show({ devtools, panel, services, scripted });
    for (const theme of ['light', 'dark'] as const) {
      await devtools.setTheme(theme);
      await panel.waitForSelector(`html[data-theme="${theme}"]`);
      for (const width of [550, 1600]) {
        await devtools.resize(width, 900);
        await expectAccessible(panel, `${name}, ${theme}, ${width} px`);
      }
    }
  });
}
