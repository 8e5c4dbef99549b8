import type { App } from './app.ts';
import { Dialog } from './dialog.tsx';
import { GESTURES } from './gestures.ts';
import { keyCaps } from './key-name.ts';
import { LIST_KEYS, SHORTCUT_GROUPS, type Shortcut, shortcutsOf } from './shortcuts.ts';

/** What the keys and the mouse do. */
export function KeysDialog({ app }: { app: App }) {
  const { keys: isOpen } = app.open;
  if (!isOpen.value) return null;
  const shortcuts = shortcutsOf(app);
  return (
    <Dialog
      title="Keys and mouse"
      close={() => {
        isOpen.value = false;
      }}
    >
      <div class="keys-list" data-testid="keys">
        {SHORTCUT_GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <KeyLine key={shortcut.label} shortcut={shortcut} />
                ))}
              {group === 'Services' &&
                LIST_KEYS.map((line) => <CapsLine key={line.label} keys={line.keys} label={line.label} />)}
            </dl>
          </section>
        ))}
        <section>
          <h3>Mouse</h3>
          <dl>
            {GESTURES.map(({ gesture, label }) => (
              <div key={gesture}>
                <dt>{gesture}</dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function KeyLine({ shortcut: { keys, shown, label } }: { shortcut: Shortcut }) {
  return <CapsLine keys={shown ?? keys} label={label} />;
}

function CapsLine({ keys, label }: { keys: readonly string[]; label: string }) {
  return (
    <div>
      <dt>
        {keys.map((key, index) => (
          <span key={key}>
            {index > 0 && ' or '}
            {keyCaps(key).map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
          </span>
        ))}
      </dt>
      <dd>{label}</dd>
    </div>
  );
}
