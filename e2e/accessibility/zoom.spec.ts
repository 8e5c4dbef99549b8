import { SCENES } from '../scenes/scenes.ts';
import { expect, test } from '../test.ts';

for (const { name, show } of SCENES) {
  test(`at 200 % nothing is cut off in ${name}`, { tag: '@all' }, async ({ devtools, site, services, scripted }) => {
    const { panel } = devtools;
    await devtools.open(site.url);
    await show({ devtools, panel, services, scripted });
    await devtools.resize(550, 900);
    await devtools.zoom(2);
    await panel.waitFor(() => innerWidth === 275);
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(275);
    expect(await panel.evaluate(findCut, SCROLLS), 'elements that reach beyond the panel').toEqual([]);
  });
}

/** What may scroll sideways by itself: code, strips of things that stand side by side, and tables of values. */
const SCROLLS = 'pre, .routes-table, .service-sections, .chips, .cursor-bar .marker-toggles, .comparison-legend';

/** What a person cannot see or click because it lies beyond an edge. Runs in the browser. */
function findCut(scrolls: string): string[] {
  const visible = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(scrolls),
  );
  const cut = visible.filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    const isBeyond = width > 0 && (left < -1 || right > innerWidth + 1);
    const isControl = element.matches('button, input, select, textarea, summary, p, h1, h2, h3, li, canvas, article');
    const { overflowX } = getComputedStyle(element);
    return (isBeyond && isControl) || (overflowX === 'auto' && element.scrollWidth > element.clientWidth + 1);
  });
  return cut.map((element) => element.outerHTML.slice(0, 120));
}
