import { displayAddress, isLoopback } from '../sources/address.ts';
import type { Profile } from './profile.ts';

/** Services that stand together in the list. */
export interface Section<Member> {
  /** Names it among the others, for what is remembered of it. */
  key: string;
  /**
   * `none` has no heading; `group` is one that the person has made; `instances` are profiles of one service name without
   * a group; `recordings` have no profile.
   */
  kind: 'none' | 'group' | 'instances' | 'recordings';
  /** The heading; empty for `none`. */
  title: string;
  members: readonly Member[];
}

/** What decides where an entry of the list stands. */
export interface Grouped {
  id: string;
  profile?: Pick<Profile, 'group' | 'service'> | undefined;
}

type Heading = Pick<Section<never>, 'kind' | 'title'>;

/**
 * Entries by their headings: first those without one, then the groups in the order in which each is first met, then
 * what has no profile. Within each, the order stays.
 */
export function sectionsOf<Member extends Grouped>(entries: readonly Member[]): Section<Member>[] {
  const instances = instanceCounts(entries);
  const sections = new Map<string, Section<Member> & { members: Member[] }>();
  for (const entry of entries) {
    const heading = headingOf(entry, instances);
    const key = `${heading.kind}:${heading.title}`;
    const section = sections.get(key);
    if (section) section.members.push(entry);
    else sections.set(key, { ...heading, key, members: [entry] });
  }
  const all = [...sections.values()];
  return [
    ...all.filter(({ kind }) => kind === 'none'),
    ...all.filter(({ kind }) => kind === 'group' || kind === 'instances'),
    ...all.filter(({ kind }) => kind === 'recordings'),
  ];
}

function headingOf({ profile }: Grouped, instances: ReadonlyMap<string, number>): Heading {
  if (!profile) return { kind: 'recordings', title: 'Recordings' };
  const { group, service } = profile;
  if (group) return { kind: 'group', title: group };
  if (service && (instances.get(service) ?? 0) > 1) return { kind: 'instances', title: service };
  return { kind: 'none', title: '' };
}

/** How many profiles without a group there are of each service name. */
function instanceCounts(entries: readonly Grouped[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { profile } of entries) {
    if (!profile?.service || profile.group) continue;
    counts.set(profile.service, (counts.get(profile.service) ?? 0) + 1);
  }
  return counts;
}

/** What tells instances of one service apart, such as `:7576 pid 4711`; the port alone on this machine. */
export function instanceDetail(url: string, pid: number | undefined): string {
  const { port } = new URL(url);
  const address = isLoopback(url) && port !== '' ? `:${port}` : displayAddress(url);
  return pid === undefined ? address : `${address} pid ${pid}`;
}
