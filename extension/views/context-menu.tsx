import { useLayoutEffect, useRef } from 'preact/hooks';
import { type MenuItem, moveFocus } from './menu.tsx';
import { MenuLine } from './menu-line.tsx';

export interface ContextMenuProps {
  title: string;
  items: readonly MenuItem[];
  /** Where it opens, in pixels of the viewport. */
  x: number;
  y: number;
  /** What has the focus again when it closes. */
  invoker: HTMLElement;
  close(): void;
}

const MARGIN_PX = 4;

/** A menu at a point, above everything else. It is open while it is rendered; a click elsewhere or a choice close it. */
export function ContextMenu({ title, items, x, y, invoker, close }: ContextMenuProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const menu = list.current;
    if (!menu) return;
    const place = () => {
      const { width, height } = menu.getBoundingClientRect();
      menu.style.left = `${Math.max(MARGIN_PX, Math.min(x, innerWidth - width - MARGIN_PX))}px`;
      menu.style.top = `${Math.max(MARGIN_PX, Math.min(y, innerHeight - height - MARGIN_PX))}px`;
    };
    menu.showPopover();
    place();
    menu.querySelector<HTMLElement>('button')?.focus();
    window.addEventListener('resize', place);
    return () => window.removeEventListener('resize', place);
  }, [x, y]);
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && list.current?.contains(relatedTarget))) close();
  };
  const choose = (item: MenuItem) => {
    // First, so that what the item opens can give the focus back to it.
    invoker.focus();
    close();
    item.run();
  };
  return (
    <div
      ref={list}
      class="menu-list context-menu"
      role="menu"
      aria-label={title}
      popover="auto"
      data-testid="context-menu"
      onKeyDown={moveFocus}
      onFocusOut={leave}
      onContextMenu={(event) => event.preventDefault()}
      onToggle={(event) => event.newState === 'closed' && close()}
    >
      {items.map((item) => (
        <MenuLine key={item.id} item={item} choose={choose} />
      ))}
    </div>
  );
}
