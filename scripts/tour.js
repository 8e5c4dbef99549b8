import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What `npm start` does in the panel in place of a person.
 *
 * @import { Frame, Page } from 'playwright'
 */

const TIMEOUT_MS = 30_000;

/**
 * Adds the services that the panel has discovered, and shows the first of them.
 *
 * @param {Frame} panel
 * @param {string[]} services by name
 */
export async function addAgents(panel, services) {
  const timeout = TIMEOUT_MS;
  const entry = (/** @type {string} */ service) =>
    panel.locator(`[data-testid="service"][data-service="${service}"]`).first();
  for (const service of services) {
    const add = panel.locator(`[data-testid="discovered-add"][data-service="${service}"]`).first();
    const form = panel.locator('[data-testid="add-service"]');
    // The first-run face offers what was found; once there is a service, "Add" in the list does.
    await add.or(form).first().waitFor({ timeout });
    if (await form.isVisible()) await form.click({ timeout });
    await add.click({ timeout });
    await entry(service).waitFor({ timeout });
  }
  if (services[0]) await entry(services[0]).click({ timeout });
  await panel.locator('[data-testid="status"][data-state="live"]').waitFor({ timeout });
}

/**
 * Waits until the last minute, at which the panel then looks, has that much live data. The history that an agent kept
 * before does not count.
 *
 * @param {Frame} panel
 * @param {number} seconds
 */
export async function waitForCharts(panel, seconds) {
  await panel.locator('[data-testid="window-1"]').click({ timeout: TIMEOUT_MS });
  await sleep(seconds * 1_000);
  await panel.waitForFunction(
    (wanted) => {
      const root = document.querySelector('[data-testid="panel"]');
      return Number(root?.getAttribute('data-span-seconds')) >= wanted;
    },
    seconds,
    { polling: 250, timeout: TIMEOUT_MS },
  );
}

/**
 * Clicks a few routes of the demo's page, one after the other, so that the picture shows some answers.
 *
 * @param {Page} page
 */
export async function clickAround(page) {
  for (const name of ['List products', 'Order', 'Wait 400 ms', 'Allocate', 'Block 400 ms']) {
    const button = page.getByRole('button', { name });
    await button.click({ timeout: TIMEOUT_MS });
    await button
      .getByText(/\d ms$/)
      .last()
      .waitFor({ timeout: TIMEOUT_MS });
  }
}

/**
 * Picks the slowest request of a route, so that the picture tells why it was slow, beside the requests on their time axis.
 *
 * @param {Frame} panel
 * @param {string} path
 */
export async function explainRoute(panel, path) {
  const timeout = TIMEOUT_MS;
  await panel.locator('[data-testid="tab-routes"]').click({ timeout });
  await panel.locator(`[data-testid="route"][data-route$="${path}"] button`).first().click({ timeout });
  await panel.locator('[data-testid="route-request"]').first().click({ timeout });
  await panel.locator('[data-testid="request-certainty"][data-estimated="false"]').waitFor({ timeout });
  // Its route need not be the only one that is shown.
  await panel.locator('[data-testid="lane-clear"]').click({ timeout });
  await panel.locator('[data-testid="tab-requests"]').click({ timeout });
}
