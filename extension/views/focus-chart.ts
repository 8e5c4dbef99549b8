import { focusFirst } from './focus.ts';

/** Gives the focus to the menu of a chart or group, which `selector` matches. */
export const focusMenuOf = (selector: string) => focusFirst(`${selector} .menu-button`);

/** Gives the focus to what is nearest to a chart that goes while no other stands in its group: the next group's heading. */
export function focusBeside(chart: string): void {
  const groups = [...document.querySelectorAll<HTMLElement>('.group')];
  const index = groups.findIndex((group) => group.querySelector(chartSelector(chart)));
  const { group = '' } = (groups[index + 1] ?? groups[index - 1])?.dataset ?? {};
  focusFirst(`${groupSelector(group)} h2 button`, '.group h2 button', '.hidden-charts button');
}

/** Matches the card of a chart. */
export const chartSelector = (id: string) => `.chart[data-chart="${CSS.escape(id)}"]`;

/** Matches a group. */
export const groupSelector = (id: string) => `.group[data-group="${CSS.escape(id)}"]`;
