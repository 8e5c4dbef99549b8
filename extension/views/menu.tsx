import { useEffect, useRef, useState } from 'preact/hooks';
import { MenuLine } from './menu-line.tsx';
import { useAnchored } from './use-anchored.ts';

/** One line of a menu. */
export interface MenuItem {
  label: string;
  /** For tests; also the key in the list. */
  id: string;
  /** Lines of the same section that follow each other stand under its name, apart from the others. */
  section?: string;
  /** Given for what is on or off. */
  checked?: boolean;
  /** True where, of all lines of the section, one is on. */
  isChoice?: boolean;
  /** The key that does the same. */
  shortcut?: string;
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
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useAnchored(isOpen, button, list);
  useEffect(() => {
    if (isOpen) list.current?.querySelector<HTMLElement>('button')?.focus();
  }, [isOpen]);
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && root.current?.contains(relatedTarget))) setOpen(false);
  };
  const choose = (item: MenuItem) => {
    setOpen(false);
    button.current?.focus();
    item.run();
  };
  return (
    <div class="menu" ref={root} onFocusOut={leave}>
      <button
        ref={button}
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
          {sectionsOf(items).map(([first, ...rest]) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is not allowed within a menu.
            <div key={first.id} role="group" {...(first.section && { 'aria-label': first.section })}>
              {first.section && (
                <div class="menu-heading" aria-hidden="true">
                  {first.section}
                </div>
              )}
              {[first, ...rest].map((item) => (
                <MenuLine key={item.id} item={item} choose={choose} />
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** The lines that stand together, in their order. */
function sectionsOf(items: readonly MenuItem[]): [MenuItem, ...MenuItem[]][] {
  const sections: [MenuItem, ...MenuItem[]][] = [];
  for (const item of items) {
    const last = sections.at(-1);
    if (last && last[0].section === item.section) last.push(item);
    else sections.push([item]);
  }
  return sections;
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
