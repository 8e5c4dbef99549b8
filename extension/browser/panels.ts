import browser from 'webextension-polyfill';

/** Adds the Procscope tab to DevTools. */
export async function createPanel(): Promise<void> {
  // The leading slash: Chrome resolves the page from the extension's root, Firefox from the devtools page.
  await browser.devtools.panels.create('Procscope', '/extension/icons/icon-32.png', '/extension/panel.html');
}
