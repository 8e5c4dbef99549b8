import type { Modifier, Position } from './devtools.ts';

/** The page under inspection, our panel in the toolbox, or the page that the extension keeps behind the toolbox. */
export type Place = 'page' | 'panel' | 'devtoolsPage';

/**
 * The part of the Firefox driver that runs inside Firefox, in the browser's own process. Every hook that is internal to
 * Firefox's DevTools stands in this file. Arguments and results must survive JSON.
 */
export interface FirefoxRemote {
  /** Opens the toolbox on the selected tab and shows the extension's tool with this label. */
  openToolbox(label: string): Promise<void>;
  closeToolbox(): Promise<void>;
  showTool(label: string): Promise<void>;
  showConsole(): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  setTheme(theme: string): Promise<void>;
  /** A PNG of the toolbox's window, in base64. */
  screenshot(): Promise<string>;
  /** Runs the body of an async function there. */
  run(where: Place, body: string, argument: string): Promise<string>;
  pointer(type: 'move' | 'down' | 'up', at: Position, clicks: number, modifiers: readonly Modifier[]): Promise<void>;
  wheel(at: Position, by: Position, modifiers: readonly Modifier[]): Promise<void>;
  press(key: string, modifiers: readonly Modifier[]): Promise<void>;
  /** The text in the clipboard. */
  clipboard(): Promise<string>;
  /** Loads an address in the selected tab; resolves once its document is complete. */
  load(url: string): Promise<void>;
  url(): Promise<string>;
  /** Closes the toolbox, puts a blank tab in the place of all others, and forgets the theme that was set. */
  reset(): Promise<void>;
}

interface Actor {
  executeScript(script: string, args: unknown[], options: Record<string, unknown>): Promise<string>;
  dispatchEvent(name: string, details: Record<string, unknown>): Promise<void>;
}

interface BrowsingContext {
  currentWindowGlobal: {
    innerWindowId: number;
    documentURI: { spec: string };
    getActor(name: 'MarionetteCommands'): Actor;
  };
}

interface BrowserElement extends HTMLElement {
  browsingContext: BrowsingContext;
  currentURI: { spec: string };
  webProgress: { isLoadingDocument: boolean };
  fixupAndLoadURIString(url: string, options: { triggeringPrincipal: unknown }): void;
}

interface Toolbox {
  doc: Document;
  topWindow: Window & { browsingContext: unknown };
  currentToolId: string;
  getAdditionalTools(): { id: string; label: string }[] | undefined;
  selectTool(id: string): Promise<void>;
  destroy(): Promise<void>;
}

interface Modules {
  'resource://devtools/shared/loader/Loader.sys.mjs': {
    require(id: 'devtools/client/framework/devtools'): {
      gDevTools: {
        showToolboxForTab(tab: unknown, options: object): Promise<Toolbox>;
        getToolboxForTab(tab: unknown): Toolbox | null;
      };
    };
  };
  'chrome://remote/content/shared/Capture.sys.mjs': {
    capture: {
      canvas(
        win: Window,
        context: unknown,
        left: number,
        top: number,
        width: number,
        height: number,
        options: { readback: boolean },
      ): Promise<unknown>;
      toBase64(canvas: unknown, type: string): Promise<string>;
    };
  };
  'chrome://remote/content/shared/webdriver/KeyData.sys.mjs': {
    keyData: { getData(key: string): Record<string, unknown> };
  };
}

declare const ChromeUtils: { importESModule<Url extends keyof Modules>(url: Url): Modules[Url] };
declare const WebExtensionPolicy: {
  getActiveExtensions(): { extension: { views: Iterable<{ viewType: string; xulBrowser: BrowserElement }> } }[];
};
declare const gBrowser: {
  selectedTab: unknown;
  selectedBrowser: BrowserElement;
  tabs: Iterable<unknown>;
  addTab(url: string, options: { triggeringPrincipal: unknown }): unknown;
  removeTab(tab: unknown, options: { skipPermitUnload: boolean }): void;
};
declare const Services: {
  prefs: { setCharPref(name: string, value: string): void; clearUserPref(name: string): void };
  scriptSecurityManager: { getSystemPrincipal(): unknown };
};

/** Puts the remote on the browser's window, where `procscopeRemote` names it. Runs in the browser: self-contained. */
export async function installRemote(): Promise<void> {
  const { gDevTools } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs').require(
    'devtools/client/framework/devtools',
  );
  const { capture } = ChromeUtils.importESModule('chrome://remote/content/shared/Capture.sys.mjs');
  const { keyData } = ChromeUtils.importESModule('chrome://remote/content/shared/webdriver/KeyData.sys.mjs');
  const SCRIPT_TIMEOUT_MS = 25_000;
  const WAIT_MS = 25_000;

  const until = async <T>(what: string, find: () => T | undefined | false | null): Promise<T> => {
    const deadline = Date.now() + WAIT_MS;
    for (;;) {
      const found = find();
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`Firefox waited ${WAIT_MS} ms in vain for ${what}.`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const toolbox = () => {
    const open = gDevTools.getToolboxForTab(gBrowser.selectedTab);
    if (!open) throw new Error('The toolbox is not open; call open() first.');
    return open;
  };
  const panelElement = () => {
    const { doc } = toolbox();
    for (const frame of doc.querySelectorAll<HTMLIFrameElement>('iframe[id^="toolbox-panel-iframe-"]')) {
      const panel = frame.contentDocument?.getElementById('webext-panels-browser');
      if (panel) return panel as BrowserElement;
    }
    throw new Error('The toolbox holds no panel of an extension.');
  };
  const devtoolsPageElement = () => {
    for (const { extension } of WebExtensionPolicy.getActiveExtensions()) {
      for (const view of extension.views) if (view.viewType === 'devtools_page') return view.xulBrowser;
    }
    throw new Error('No extension has a page behind the toolbox.');
  };
  const flags = (modifiers: readonly Modifier[]) => ({
    altKey: modifiers.includes('Alt'),
    ctrlKey: modifiers.includes('Control'),
    metaKey: modifiers.includes('Meta'),
    shiftKey: modifiers.includes('Shift'),
  });
  const actorOf = (element: BrowserElement) =>
    element.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
  const showTool = async (label: string) => {
    const tool = await until(`the tool ${label}`, () =>
      toolbox()
        .getAdditionalTools()
        ?.find((candidate) => candidate.label === label),
    );
    await toolbox().selectTool(tool.id);
  };
  const elements: Record<Place, () => BrowserElement> = {
    page: () => gBrowser.selectedBrowser,
    panel: panelElement,
    devtoolsPage: devtoolsPageElement,
  };
  const run: FirefoxRemote['run'] = (where, body, argument) =>
    actorOf(elements[where]()).executeScript(body, [argument], {
      async: true,
      timeout: SCRIPT_TIMEOUT_MS,
      sandboxName: null,
      newSandbox: true,
    });

  const remote: FirefoxRemote = {
    openToolbox: async (label) => {
      await gDevTools.showToolboxForTab(gBrowser.selectedTab, { hostType: 'window' });
      await showTool(label);
    },
    closeToolbox: () => toolbox().destroy(),
    showTool,
    showConsole: async () => {
      await toolbox().selectTool('webconsole');
    },
    resize: async (width, height) => {
      const { topWindow } = toolbox();
      topWindow.resizeTo(width, height);
      await until('the new size', () => topWindow.innerWidth === width && topWindow.innerHeight === height);
    },
    setTheme: async (theme) => Services.prefs.setCharPref('devtools.theme', theme),
    screenshot: async () => {
      const { topWindow } = toolbox();
      const { browsingContext, innerWidth, innerHeight } = topWindow;
      const canvas = await capture.canvas(topWindow, browsingContext, 0, 0, innerWidth, innerHeight, {
        readback: true,
      });
      return capture.toBase64(canvas, 'image/png');
    },
    run,
    pointer: async (type, { x, y }, clicks, modifiers) => {
      const buttons = type === 'up' ? 0 : 1;
      const eventData = { type: `mouse${type}`, button: 0, buttons, clickCount: clicks, ...flags(modifiers) };
      if (type === 'move') Object.assign(eventData, { buttons: 0, clickCount: 0 });
      await actorOf(panelElement()).dispatchEvent('synthesizeMouseAtPoint', { x, y, eventData });
    },
    wheel: async ({ x, y }, by, modifiers) => {
      const eventData = { deltaX: by.x, deltaY: by.y, deltaZ: 0, ...flags(modifiers) };
      await actorOf(panelElement()).dispatchEvent('synthesizeWheelAtPoint', { x, y, eventData });
    },
    clipboard: () => navigator.clipboard.readText(),
    press: async (key, modifiers) => {
      panelElement().focus();
      const data =
        key.length === 1 ? keyData.getData(key) : { key, code: key, location: 0, printable: false, shifted: false };
      const eventData = { ...data, ...flags(modifiers) };
      const actor = actorOf(panelElement());
      await actor.dispatchEvent('synthesizeKeyDown', { eventData });
      await actor.dispatchEvent('synthesizeKeyUp', { eventData });
    },
    load: async (url) => {
      const browser = gBrowser.selectedBrowser;
      const before = browser.browsingContext.currentWindowGlobal.innerWindowId;
      browser.fixupAndLoadURIString(url, {
        triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
      });
      // On the way to another site Firefox changes the process, and with it the document, more than once.
      const { href } = new URL(url);
      await until(`${url} to load`, () => {
        const { innerWindowId, documentURI } = browser.browsingContext.currentWindowGlobal;
        return innerWindowId !== before && documentURI.spec === href && !browser.webProgress.isLoadingDocument;
      });
    },
    url: async () => gBrowser.selectedBrowser.currentURI.spec,
    reset: async () => {
      await gDevTools.getToolboxForTab(gBrowser.selectedTab)?.destroy();
      const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
      const fresh = gBrowser.addTab('about:blank', { triggeringPrincipal });
      gBrowser.selectedTab = fresh;
      for (const tab of [...gBrowser.tabs]) if (tab !== fresh) gBrowser.removeTab(tab, { skipPermitUnload: true });
      Services.prefs.clearUserPref('devtools.theme');
    },
  };
  Object.assign(window, { procscopeRemote: remote });
}
