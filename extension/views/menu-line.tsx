import type { MenuItem } from './menu.tsx';

/** One line of an open menu, with what it is: a command, something on or off, or one choice of several. */
export function MenuLine({ item, choose }: { item: MenuItem; choose(item: MenuItem): void }) {
  const { checked, isChoice, shortcut } = item;
  const role = isChoice ? 'menuitemradio' : 'menuitemcheckbox';
  return (
    <button
      type="button"
      {...(checked === undefined ? { role: 'menuitem' } : { role, 'aria-checked': checked })}
      tabIndex={-1}
      data-testid={`menu-item-${item.id}`}
      onClick={() => choose(item)}
    >
      <span>{item.label}</span>
      {shortcut && <kbd>{shortcut}</kbd>}
    </button>
  );
}
