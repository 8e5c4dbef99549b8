import browser from 'webextension-polyfill';

/**
 * Calls back with the address of the inspected page, now and after each navigation; not with that of a page which the
 * browser keeps to itself. Returns the way to stop.
 */
export function watchPage(changed: (url: string) => void): () => void {
  const { onNavigated } = browser.devtools.network;
  let isCurrent = true;
  const navigated = (url: string) => {
    isCurrent = false;
    changed(url);
  };
  onNavigated.addListener(navigated);
  // What is asked for now must not come after a navigation that happens meanwhile.
  currentPage().then(
    (url) => isCurrent && url !== undefined && changed(url),
    () => {},
  );
  return () => {
    isCurrent = false;
    onNavigated.removeListener(navigated);
  };
}

/** Without rights of its own on the page, an extension learns its address only from the page. */
async function currentPage(): Promise<string | undefined> {
  const answer: unknown = await browser.devtools.inspectedWindow.eval('location.href');
  // Firefox and the polyfill give the value and what went wrong with it, Chrome the value alone.
  const url: unknown = Array.isArray(answer) ? answer[0] : answer;
  return typeof url === 'string' ? url : undefined;
}
