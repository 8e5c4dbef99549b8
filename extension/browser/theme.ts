import browser from 'webextension-polyfill';

export type Theme = 'light' | 'dark';

/** Chrome's way to hear of a change of theme, which Firefox's `onThemeChanged` is not. */
interface ChromePanels {
  setThemeChangeHandler?(changed: (theme: string) => void): void;
}

// Chrome says "default" or "dark", Firefox "light" or "dark".
const themeOf = (name: string): Theme => (name === 'dark' ? 'dark' : 'light');

/** The theme of DevTools. Chrome's `prefers-color-scheme` follows the browser instead. */
export function currentTheme(): Theme {
  return themeOf(browser.devtools.panels.themeName);
}

/** Calls back when the person changes the theme of DevTools. */
export function onThemeChanged(changed: (theme: Theme) => void): void {
  const panels: typeof browser.devtools.panels & ChromePanels = browser.devtools.panels;
  const listener = (name: string) => changed(themeOf(name));
  if (panels.setThemeChangeHandler) panels.setThemeChangeHandler(listener);
  else panels.onThemeChanged.addListener(listener);
}
