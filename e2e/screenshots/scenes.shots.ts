import { SCENES } from '../scenes/scenes.ts';
import { test } from '../test.ts';
import { takePictures } from './picture.ts';

for (const { name, show } of SCENES) {
  test(name, async ({ devtools, site, services, scripted }) => {
    await devtools.open(site.url);
    await show({ devtools, panel: devtools.panel, services, scripted });
    await takePictures(devtools, name);
  });
}
