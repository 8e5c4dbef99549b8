/** On which side of another thing something is put. */
export type Side = 'before' | 'after';

/** Things in the order that a person gave to their ids; those that have no place in it stay where they are. */
export function ordered<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  order: readonly string[],
): readonly Item[] {
  const rank = new Map(order.map((id, index) => [id, index]));
  const rankOf = (item: Item) => rank.get(idOf(item)) ?? -1;
  const placed = items.filter((item) => rankOf(item) >= 0).sort((a, b) => rankOf(a) - rankOf(b));
  return items.map((item) => (rankOf(item) < 0 ? item : (placed.shift() ?? item)));
}

/** The ids with one of them, or a new one, beside another; as they are where that is not among them. */
export function placed(ids: readonly string[], id: string, target: string, side: Side): readonly string[] {
  const rest = ids.filter((each) => each !== id);
  const at = rest.indexOf(target);
  return at < 0 ? ids : rest.toSpliced(side === 'before' ? at : at + 1, 0, id);
}

/** An order in which some ids have got new places; those of things that are not there now stay in it. */
export function reordered(order: readonly string[], ids: readonly string[]): readonly string[] {
  const moved = new Set(ids);
  return [...order.filter((id) => !moved.has(id)), ...ids];
}
