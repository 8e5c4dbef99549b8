/** Red, green and blue in linear light, from 0 to 1. */
export type LinearRgb = readonly [number, number, number];

/** How people see colours, the rarer three in their strongest form. */
export const VISIONS = ['usual', 'protanopic', 'deuteranopic', 'tritanopic'] as const;
export type Vision = (typeof VISIONS)[number];

/** Machado, Oliveira and Fernandes 2009, severity 1.0; for linear light. */
const SIMULATIONS: Record<Vision, readonly LinearRgb[]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopic: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopic: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopic: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** `#rrggbb`, as sRGB has it. */
export function parseColor(hex: string): LinearRgb {
  const channel = (index: number) => {
    const value = Number.parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(0), channel(1), channel(2)];
}

/** What someone of this vision sees. */
export function seenWith(vision: Vision, color: LinearRgb): LinearRgb {
  const [red = 0, green = 0, blue = 0] = SIMULATIONS[vision].map((row) =>
    Math.min(Math.max(product(row, color), 0), 1),
  );
  return [red, green, blue];
}

/** So much of one colour, from 0 to 1, with another one, as `color-mix(in oklab, …)` has it. */
export function mixed(color: LinearRgb, share: number, other: LinearRgb): LinearRgb {
  const [first, second] = [toOklab(color), toOklab(other)];
  const [lightness = 0, a = 0, b = 0] = first.map((value, index) => value * share + (second[index] ?? 0) * (1 - share));
  const cones: LinearRgb = [
    (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ];
  return [
    product([4.0767416621, -3.3077115913, 0.2309699292], cones),
    product([-1.2684380046, 2.6097574011, -0.3413193965], cones),
    product([-0.0041960863, -0.7034186147, 1.707614701], cones),
  ];
}

/** The distance of two colours in OKLab, times 100. */
export function differenceOf(a: LinearRgb, b: LinearRgb): number {
  const [first, second] = [toOklab(a), toOklab(b)];
  return 100 * Math.hypot(...first.map((value, index) => value - (second[index] ?? 0)));
}

/** OKLab's lightness, from 0 to 100. */
export const lightnessOf = (color: LinearRgb): number => 100 * (toOklab(color)[0] ?? 0);

/** The contrast ratio of WCAG, from 1 to 21. */
export function contrastOf(a: LinearRgb, b: LinearRgb): number {
  const luminances = [a, b].map((color) => product([0.2126, 0.7152, 0.0722], color) + 0.05);
  return Math.max(...luminances) / Math.min(...luminances);
}

/** Björn Ottosson, A perceptual color space for image processing, 2020. */
function toOklab(color: LinearRgb): number[] {
  const [l, m, s] = [
    Math.cbrt(product([0.4122214708, 0.5363325363, 0.0514459929], color)),
    Math.cbrt(product([0.2119034982, 0.6806995451, 0.1073969566], color)),
    Math.cbrt(product([0.0883024619, 0.2817188376, 0.6299787005], color)),
  ];
  const cones: LinearRgb = [l, m, s];
  return [
    product([0.2104542553, 0.793617785, -0.0040720468], cones),
    product([1.9779984951, -2.428592205, 0.4505937099], cones),
    product([0.0259040371, 0.7827717662, -0.808675766], cones),
  ];
}

const product = (a: LinearRgb, b: LinearRgb) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
