import type { Place } from './changes.ts';
import type { Section } from './service-groups.ts';

/** Where entries go when they are moved. All of it is `undefined` where they cannot go there. */

type Sections = readonly Section<{ id: string }>[];
export type Direction = 'up' | 'down';

/** One place up or down within its section. */
export function stepOf(sections: Sections, id: string, direction: Direction): Place | undefined {
  const section = sectionOf(sections, id);
  if (!section || section.kind === 'recordings') return undefined;
  const index = section.members.findIndex((member) => member.id === id);
  const anchor = direction === 'up' ? section.members[index - 1] : section.members[index + 1];
  return anchor && { anchor: anchor.id, side: direction === 'up' ? 'before' : 'after' };
}

/** One heading up or down, with all that stands under it. */
export function sectionStepOf(sections: Sections, key: string, direction: Direction): Place | undefined {
  const headed = sections.filter(hasOwnPlace);
  const index = headed.findIndex((section) => section.key === key);
  if (index < 0) return undefined;
  const neighbour = direction === 'up' ? headed[index - 1] : headed[index + 1];
  const anchor = direction === 'up' ? neighbour?.members[0] : neighbour?.members.at(-1);
  return anchor && { anchor: anchor.id, side: direction === 'up' ? 'before' : 'after' };
}

/** Where an entry goes that is dropped beside another: under its heading, if that is one that takes it in. */
export function dropOf(sections: Sections, id: string, anchor: string, side: Place['side']): Place | undefined {
  const from = sectionOf(sections, id);
  const to = sectionOf(sections, anchor);
  if (!from || !to || id === anchor || from.kind === 'recordings') return undefined;
  if (from === to) return { anchor, side };
  // Whoever belongs to `instances` does so by the name of the service, which nobody can drag.
  if (to.kind === 'group') return { anchor, side, group: to.title };
  if (to.kind === 'none' && from.kind === 'group') return { anchor, side, group: '' };
  return undefined;
}

function sectionOf(sections: Sections, id: string): Sections[number] | undefined {
  return sections.find(({ members }) => members.some((member) => member.id === id));
}

function hasOwnPlace({ kind }: Sections[number]): boolean {
  return kind === 'group' || kind === 'instances';
}
