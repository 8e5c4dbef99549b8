import browser from 'webextension-polyfill';
import { handNetworkTo, type PageNetwork } from './network.ts';

/** Adds the Procscope tab to DevTools, which gets the network of the page when it is shown. */
export async function createPanel(network: PageNetwork): Promise<void> {
  // The leading slash: Chrome resolves the page from the extension's root, Firefox from the devtools page.
  const panel = await browser.devtools.panels.create(
    'Procscope',
    '/extension/icons/icon-32.png',
    '/extension/panel.html',
  );
  panel.onShown.addListener((window) => handNetworkTo(window, network));
}
