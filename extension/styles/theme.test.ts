import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MORE_SHARE } from '../charts/look.ts';
import { PIECE_KINDS, type PieceKind } from '../models/explanation.ts';
import { OUTCOMES } from '../models/request-filter.ts';
import {
  contrastOf,
  differenceOf,
  type LinearRgb,
  lightnessOf,
  mixed,
  parseColor,
  seenWith,
  VISIONS,
} from '../testing/colors.ts';
import { PIECE_COLORS } from '../views/piece-color.ts';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

/** The colours of a theme by the names of their custom properties. */
function themeOf(selector: string): Map<string, LinearRgb> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, parseColor(hex)]),
  );
}

const THEMES = { light: themeOf(':root'), dark: themeOf(':root[data-theme="dark"]') };

function colors(theme: keyof typeof THEMES, ...names: string[]): LinearRgb[] {
  return names.map((name) => {
    const color = THEMES[theme].get(name);
    if (!color) throw new Error(`The ${theme} theme has no colour --${name}.`);
    return color;
  });
}

const SERIES = Array.from({ length: 8 }, (_, index) => `series-${index + 1}`);
const OUTCOME_COLORS = OUTCOMES.map((outcome) => `request-${outcome}`);
const HEAT = Array.from({ length: 5 }, (_, index) => `heat-${index + 1}`);

/** Parts of a request's time that can stand beside each other, with a record of it and without. */
const PARTS: readonly (readonly PieceKind[])[] = [
  PIECE_KINDS.filter((kind) => kind !== 'busy'),
  ['blocked', 'preflight', 'network', 'either', 'gc', 'busy'],
];

/** Differences in OKLab, times 100: 2 is just seen side by side. */
const LEAST_DIFFERENCE = 11;
const LEAST_DIFFERENCE_OF_NEIGHBOURS = 16;
/** Of as many series as the largest of the agent's charts has. */
const LEAST_DIFFERENCE_OF_MORE = 4;

describe.each(['light', 'dark'] as const)('the colours of the %s theme', (theme) => {
  it.each(VISIONS)('tell eight series apart with %s vision', (vision) => {
    const seen = colors(theme, ...SERIES).map((color) => seenWith(vision, color));
    for (const [index, color] of seen.entries()) {
      for (const [other, before] of seen.slice(0, index).entries()) {
        const least = other === index - 1 ? LEAST_DIFFERENCE_OF_NEIGHBOURS : LEAST_DIFFERENCE;
        expect(differenceOf(color, before), `${SERIES[index]} and ${SERIES[other]}`).toBeGreaterThan(least);
      }
    }
  });

  it.each(VISIONS)('tell how requests ended apart with %s vision', (vision) => {
    const seen = colors(theme, ...OUTCOME_COLORS).map((color) => seenWith(vision, color));
    for (const [index, color] of seen.entries()) {
      for (const [other, before] of seen.slice(0, index).entries()) {
        const what = `${OUTCOME_COLORS[index]} and ${OUTCOME_COLORS[other]}`;
        expect(differenceOf(color, before), what).toBeGreaterThan(LEAST_DIFFERENCE);
      }
    }
  });

  it.each(VISIONS)('tell the parts of a request’s time apart with %s vision', (vision) => {
    for (const kinds of PARTS) {
      const seen = colors(theme, ...kinds.map((kind) => PIECE_COLORS[kind])).map((color) => seenWith(vision, color));
      for (const [index, color] of seen.entries()) {
        for (const [other, before] of seen.slice(0, index).entries()) {
          const what = `${kinds[index]} and ${kinds[other]}`;
          expect(differenceOf(color, before), what).toBeGreaterThan(LEAST_DIFFERENCE);
        }
      }
    }
  });

  /** Those of the palette, and those from the ninth series on. */
  const sixteen = () => {
    const [more, ...palette] = colors(theme, 'series-more', ...SERIES);
    return more ? [...palette, ...palette.map((color) => mixed(color, MORE_SHARE / 100, more))] : [];
  };

  it.each(VISIONS)('tell eleven series apart with %s vision, if less clearly', (vision) => {
    const seen = sixteen()
      .slice(0, 11)
      .map((color) => seenWith(vision, color));
    expect(seen).toHaveLength(11);
    for (const [index, color] of seen.entries()) {
      for (const [other, before] of seen.slice(0, index).entries()) {
        expect(differenceOf(color, before), `${index + 1} and ${other + 1}`).toBeGreaterThan(LEAST_DIFFERENCE_OF_MORE);
      }
    }
  });

  it('show the parts of a request’s time on the surface', () => {
    const [surface] = colors(theme, 'surface');
    for (const [index, color] of colors(theme, ...PIECE_KINDS.map((kind) => PIECE_COLORS[kind])).entries()) {
      expect(surface && contrastOf(color, surface), PIECE_KINDS[index]).toBeGreaterThanOrEqual(3);
    }
  });

  it('show lines and requests on the surface (WCAG 2.2, 1.4.11)', () => {
    const [surface] = colors(theme, 'surface');
    for (const [index, color] of sixteen().entries()) {
      expect(surface && contrastOf(color, surface), `series ${index + 1}`).toBeGreaterThanOrEqual(3);
    }
    for (const [index, color] of colors(theme, ...OUTCOME_COLORS).entries()) {
      expect(surface && contrastOf(color, surface), OUTCOME_COLORS[index]).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(VISIONS)('have a heat ramp that is even in lightness with %s vision', (vision) => {
    const lightness = colors(theme, ...HEAT).map((color) => lightnessOf(seenWith(vision, color)));
    const steps = lightness.slice(1).map((value, index) => value - (lightness[index] ?? 0));
    const even = ((lightness.at(-1) ?? 0) - (lightness[0] ?? 0)) / steps.length;
    for (const step of steps) expect(step / even).toBeCloseTo(1, 0);
    expect(Math.abs(even)).toBeGreaterThan(10);
  });

  it('show the fewest on the surface', () => {
    const [surface, fewest] = colors(theme, 'surface', 'heat-1');
    expect(surface && fewest && contrastOf(fewest, surface)).toBeGreaterThan(1.4);
  });
});
