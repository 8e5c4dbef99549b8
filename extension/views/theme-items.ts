import { THEME_CHOICES, type ThemeChoice } from '../models/layout.ts';
import type { App } from './app.ts';
import type { MenuItem } from './menu.tsx';

const LABELS: Record<ThemeChoice, string> = { auto: 'As DevTools', light: 'Light', dark: 'Dark' };

/** Lines of a menu that choose the theme. */
export function themeItems({ layouts }: App): MenuItem[] {
  return THEME_CHOICES.map((theme) => ({
    id: `theme-${theme}`,
    section: 'Theme',
    label: LABELS[theme],
    isChoice: true,
    checked: layouts.shown.value.theme === theme,
    run: () => layouts.change({ theme }),
  }));
}
