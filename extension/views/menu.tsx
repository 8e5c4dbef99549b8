import { useEffect, useRef, useState } from 'preact/hooks';

/** One line of a menu. */
export interface MenuItem {
  label: string;
  /** For tests; also the key in the list. */
  id: string;
  /** Given for what is on or off. */
  checked?: boolean;
  run(): void;
}

interface MenuProps {
  /** What the button says; `title` says it in full where that is an icon. */
  label: string;
  title: string;
  id: string;
  items: readonly MenuItem[];
}

/** A button with a menu under it: arrow keys, Home and End move in it, Tab, a click elsewhere or a choice close it. */
export function Menu({ label, title, id, items }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) list.current?.querySelector<HTMLElement>('button')?.focus();
  }, [isOpen]);
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && root.current?.contains(relatedTarget))) setOpen(false);
  };
  const choose = (item: MenuItem) => {
    setOpen(false);
    root.current?.querySelector<HTMLElement>('.menu-button')?.focus();
    item.run();
  };
  return (
    <div class="menu" ref={root} onFocusOut={leave}>
      <button
        type="button"
        class="menu-button"
        data-testid={`menu-${id}`}
        title={title}
        aria-label={title}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen && (
        <div class="menu-list" role="menu" aria-label={title} ref={list} onKeyDown={moveFocus}>
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              {...(item.checked === undefined
                ? { role: 'menuitem' }
                : { role: 'menuitemcheckbox', 'aria-checked': item.checked })}
              tabIndex={-1}
              data-testid={`menu-item-${item.id}`}
              onClick={() => choose(item)}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Lets the arrow keys, Home and End move among the buttons of a menu. */
export function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const { activeElement } = document;
  const index = activeElement instanceof HTMLElement ? buttons.indexOf(activeElement) : -1;
  const steps: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 };
  const next = steps[event.key];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  buttons.at(next % buttons.length)?.focus();
}
