import { OVERVIEW, type Section } from '../models/arrangement.ts';
import type { Entry } from '../models/entries.ts';
import type { App } from './app.ts';
import { startDrag } from './drag.ts';
import { GroupMenu, moveGroupTo } from './group-menu.tsx';

interface GroupHeadingProps {
  app: App;
  entry: Entry;
  section: Section;
  sections: readonly Section[];
  isFolded: boolean;
}

/** The heading of a group: folds it away, and is what it is dragged by. The overview always stands first. */
export function GroupHeading({ app, entry, section, sections, isFolded }: GroupHeadingProps) {
  const { layouts, finder } = app;
  const { id, charts } = section;
  const title = id === OVERVIEW ? 'Overview' : id;
  const toggle = () => {
    const { folded } = layouts.shown.value;
    layouts.change({ folded: isFolded ? folded.filter((each) => each !== id) : [...folded, id] });
  };
  const drag = (event: PointerEvent) => {
    if (id === OVERVIEW) return;
    startDrag(event, {
      targets: '.group:not([data-group="overview"])',
      accepts: ({ dataset }) => dataset.group !== id,
      drop: ({ dataset }, side) => moveGroupTo(app, entry, id, dataset.group, side),
    });
  };
  return (
    <h2 onPointerDown={drag}>
      {finder.words.value.length > 0 ? (
        // All that matches is shown, so there is nothing to fold.
        <span class="fold">{title}</span>
      ) : (
        <button type="button" class="fold" aria-expanded={!isFolded} onClick={toggle}>
          {title}
          {isFolded && <span class="count">{charts.length === 1 ? '1 chart' : `${charts.length} charts`}</span>}
        </button>
      )}
      {id !== OVERVIEW && <GroupMenu app={app} entry={entry} group={id} sections={sections} />}
    </h2>
  );
}
