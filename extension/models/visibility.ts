/** Series that start hidden: a limit far above what is used would press the other lines to the floor. */
const STARTS_HIDDEN = /(^|[^a-z])limit$/i;

/** Which series a person has shown or hidden, by `choiceKey`. */
export type Choices = ReadonlyMap<string, boolean>;

/** A series may stand in several charts, and be hidden in one of them. */
const choiceKey = (chart: string, series: string) => JSON.stringify([chart, series]);

/** Whether a series is drawn in a chart: what the person chose, else what it starts with. */
export function isVisible(choices: Choices, chart: string, series: string): boolean {
  return choices.get(choiceKey(chart, series)) ?? !STARTS_HIDDEN.test(series);
}

/** The choices with one series of a chart shown or hidden. */
export function withToggled(choices: Choices, chart: string, series: string): Choices {
  return new Map(choices).set(choiceKey(chart, series), !isVisible(choices, chart, series));
}

/** The choices with this series alone shown in its chart, or all of them where it was alone already. */
export function withSolo(choices: Choices, chart: string, series: string, all: readonly string[]): Choices {
  const isAlone = all.every((other) => isVisible(choices, chart, other) === (other === series));
  return new Map([...choices, ...all.map((other) => [choiceKey(chart, other), isAlone || other === series] as const)]);
}
