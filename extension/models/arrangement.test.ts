import { describe, expect, it } from 'vitest';
import { chartOf } from '../testing/fixtures.ts';
import { arrange, hiddenCharts, moveChart, moveGroup, OVERVIEW, togglePin } from './arrangement.ts';
import { type Layout, type LayoutChoices, USUAL_LAYOUT } from './layout.ts';

const chart = (id: string, group: string) => chartOf([id], { id, group });
const CHARTS = [
  chart('rss', 'memory'),
  chart('heap', 'memory'),
  chart('spaces', 'memory'),
  chart('delay', 'loop'),
  chart('user', 'cpu'),
];

const layoutOf = (choices: LayoutChoices): Layout => ({ ...USUAL_LAYOUT, pinned: [], ...choices });

/** As `overview: a b | memory: c`. */
function seen(choices: LayoutChoices, charts = CHARTS): string {
  const sections = arrange(charts, layoutOf(choices));
  return sections
    .map(({ id, charts: own }) => `${id === OVERVIEW ? 'overview' : id}: ${own.map((each) => each.id).join(' ')}`)
    .join(' | ');
}

const USUAL = 'memory: rss heap spaces | loop: delay | cpu: user';

describe('arrange', () => {
  it('puts charts into their groups, both in the order in which the service gives them', () => {
    expect(seen({})).toBe(USUAL);
  });

  it('pins what matters first, in its own order, where it is there', () => {
    const ids = ['other', 'process.cpu', 'process.memory', 'nodejs.eventloop.delay'];
    const sections = arrange(
      ids.map((id) => chart(id, 'group')),
      USUAL_LAYOUT,
    );
    expect(sections[0]?.charts.map(({ id }) => id)).toEqual([
      'nodejs.eventloop.delay',
      'process.memory',
      'process.cpu',
    ]);
  });

  it('shows a pinned chart once, and leaves out a group that has become empty', () => {
    expect(seen({ pinned: ['delay', 'gone', 'rss'] })).toBe('overview: delay rss | memory: heap spaces | cpu: user');
  });

  it('leaves out what is hidden, pinned or not', () => {
    const choices = { hidden: ['delay', 'heap'], pinned: ['delay'] };
    expect(seen(choices)).toBe('memory: rss spaces | cpu: user');
    expect(hiddenCharts(CHARTS, layoutOf(choices)).map(({ id }) => id)).toEqual(['heap', 'delay']);
  });

  it('follows the order of charts and groups', () => {
    expect(seen({ order: ['spaces', 'rss', 'heap'], groups: ['cpu', 'memory', 'loop'] })).toBe(
      'cpu: user | memory: spaces rss heap | loop: delay',
    );
  });
});

describe('moveChart', () => {
  const move = (choices: LayoutChoices, id: string, target: string, side: 'before' | 'after') =>
    seen({ ...choices, ...moveChart(CHARTS, layoutOf(choices), id, target, side) });

  it('moves within the group, and again', () => {
    expect(move({}, 'spaces', 'rss', 'before')).toBe('memory: spaces rss heap | loop: delay | cpu: user');
    expect(move({ order: ['spaces', 'rss', 'heap'] }, 'rss', 'heap', 'after')).toBe(
      'memory: spaces heap rss | loop: delay | cpu: user',
    );
  });

  it('keeps the places of hidden and pinned charts of the group', () => {
    const choices = moveChart(CHARTS, layoutOf({ hidden: ['heap'] }), 'spaces', 'rss', 'before');
    expect(seen(choices)).toBe('memory: spaces rss heap | loop: delay | cpu: user');
  });

  it('moves within the overview, into it and out of it', () => {
    const pinned = { pinned: ['rss', 'delay'] };
    expect(move(pinned, 'delay', 'rss', 'before')).toContain('overview: delay rss');
    expect(move(pinned, 'user', 'rss', 'after')).toBe('overview: rss user delay | memory: heap spaces');
    expect(move(pinned, 'rss', 'spaces', 'after')).toBe('overview: delay | memory: heap spaces rss | cpu: user');
  });

  it('is no choice beside a chart of another group', () => {
    expect(moveChart(CHARTS, layoutOf({}), 'rss', 'delay', 'before')).toEqual({});
    expect(moveChart(CHARTS, layoutOf({}), 'rss', 'gone', 'before')).toEqual({});
  });
});

describe('togglePin', () => {
  it('pins at the end, and puts back', () => {
    const pinned = togglePin(layoutOf({ pinned: ['rss'] }), 'user');
    expect(pinned).toEqual({ pinned: ['rss', 'user'] });
    expect(togglePin(layoutOf(pinned), 'rss')).toEqual({ pinned: ['user'] });
  });
});

describe('moveGroup', () => {
  it('moves a group, and keeps the places of groups that are not there now', () => {
    const choices = moveGroup(CHARTS, layoutOf({ groups: ['gone'] }), 'cpu', 'memory', 'before');
    expect(choices.groups).toEqual(['gone', 'cpu', 'memory', 'loop']);
    expect(seen(choices)).toBe('cpu: user | memory: rss heap spaces | loop: delay');
    expect(moveGroup(CHARTS, layoutOf({}), 'cpu', 'gone', 'before')).toEqual({});
  });
});
