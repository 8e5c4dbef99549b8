import { chartsOfGroup, chooseOfChart, chooseOfMenu, groups, openWithService } from '../layout-steps.ts';
import { waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

test('charts and groups are moved by menu and by dragging, and stay where they were put', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const panel = await openWithService({ devtools, site, services }, 'reordered');
  // High enough for a whole group, so that nothing scrolls between what is dragged and where to.
  await devtools.resize(560, 1300);
  const usual = await chartsOfGroup(panel, 'cpu');
  const usualGroups = await groups(panel);

  const last = usual.at(-1) ?? '';
  await chooseOfChart(panel, last, 'top');
  const moved = [last, ...usual.slice(0, -1)];
  await expect.poll(() => chartsOfGroup(panel, 'cpu')).toEqual(moved);

  const [second = '', third = ''] = moved.slice(1);
  await panel.dragTo(`.chart[data-chart="${third}"] h3`, `.chart[data-chart="${last}"]`, { x: 0.5, y: 0.1 });
  const dragged = [third, last, second, ...moved.slice(3)];
  await expect.poll(() => chartsOfGroup(panel, 'cpu')).toEqual(dragged);

  // Charts that come into view get values into their legends, and may grow by a line.
  await panel.hover('[data-group="gc"] h2');
  await waitForRows(panel, 3);
  await panel.click('[data-group="gc"] [data-testid="menu-group"]');
  await panel.click('[data-testid="menu-item-up"]');
  const movedGroups = ['overview', 'gc', ...usualGroups.filter((group) => group !== 'overview' && group !== 'gc')];
  await expect.poll(() => groups(panel)).toEqual(movedGroups);

  await devtools.reload();
  await waitForRows(panel, 3);
  await expect.poll(() => groups(panel)).toEqual(movedGroups);
  expect(await chartsOfGroup(panel, 'cpu')).toEqual(dragged);

  await chooseOfMenu(panel, 'more', 'reset-layout');
  await expect.poll(() => chartsOfGroup(panel, 'cpu')).toEqual(usual);
  await panel.click('[data-testid="undo-layout"]');
  await expect.poll(() => chartsOfGroup(panel, 'cpu')).toEqual(dragged);
});
