/** Series that start hidden: a limit far above what is used would press the other lines to the floor. */
const STARTS_HIDDEN = /(^|[^a-z])limit$/i;

type Choices = ReadonlyMap<string, boolean>;

/** Whether a series is drawn: what the person chose, else what it starts with. */
export function isVisible(choices: Choices, id: string): boolean {
  return choices.get(id) ?? !STARTS_HIDDEN.test(id);
}

/** The choices with one series shown or hidden. */
export function withToggled(choices: Choices, id: string): Choices {
  return new Map(choices).set(id, !isVisible(choices, id));
}

/** The choices with this series alone shown in its chart, or all of them where it was alone already. */
export function withSolo(choices: Choices, id: string, all: readonly string[]): Choices {
  const isAlone = all.every((other) => isVisible(choices, other) === (other === id));
  return new Map([...choices, ...all.map((other) => [other, isAlone || other === id] as const)]);
}
