import { PALETTE_SIZE } from './profile.ts';

/**
 * Places in the palette of which no two are the same: the first to have a colour keeps it, the next gets the first place
 * that nobody has. Where there are more than the palette has places, colours come again.
 */
export function distinctColors(colors: readonly number[]): number[] {
  const taken = new Set(colors);
  const given = new Set<number>();
  return colors.map((wanted) => {
    const free = Array.from({ length: PALETTE_SIZE }, (_, place) => place).find((place) => !taken.has(place));
    const color = given.has(wanted) ? (free ?? wanted) : wanted;
    taken.add(color);
    given.add(color);
    return color;
  });
}
