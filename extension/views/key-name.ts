/** A key as the table of shortcuts has it: letters in lower case, `Shift+` before what writes nothing. */
export function keyName({ key, shiftKey }: { key: string; shiftKey: boolean }): string {
  if (key.length === 1) return key.toLowerCase();
  return shiftKey ? `Shift+${key}` : key;
}

const SIGNS: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  '-': '−',
};

/** A key of the table as it stands on a keyboard, each part for itself: `Shift+ArrowUp` is `Shift`, `↑`. */
export function keyCaps(name: string): string[] {
  const parts = name.startsWith('Shift+') ? ['Shift', name.slice('Shift+'.length)] : [name];
  return parts.map((part) => SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
