import type { App } from './app.ts';
import { Dialog } from './dialog.tsx';
import { GESTURES } from './gestures.ts';
import { keyCaps } from './key-name.ts';
import { LOCAL_KEYS, SHORTCUT_GROUPS, type Shortcut, shortcutsOf } from './shortcuts.ts';

type Listed = Omit<Shortcut, 'run'>;

/** What the keys and the mouse do. */
export function KeysDialog({ app }: { app: App }) {
  const { keys: isOpen } = app.open;
  if (!isOpen.value) return null;
  const shortcuts: Listed[] = [...shortcutsOf(app), ...LOCAL_KEYS];
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

function KeyLine({ shortcut: { keys, shown = keys, label } }: { shortcut: Listed }) {
  return (
    <div>
      <dt>
        {shown.map((key, index) => (
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
