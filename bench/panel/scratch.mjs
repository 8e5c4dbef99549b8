import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { showOtherPanel, showPanel } from '../../e2e/devtools/chromium.js';
import { provideBrowser } from '../../scripts/browsers.js';
import { manyCharts, startScriptedService } from './run.js';
import { openFrontend, withPanel } from './stage.js';

const [what = 'time', runsText = '9'] = process.argv.slice(2);
const runs = Number(runsText);
const executablePath = await provideBrowser('chromium');
const names = ['b-one', 'b-two', 'b-three'];
const services = await Promise.all(
  names.map((name) => startScriptedService({ name, charts: manyCharts(30, 4), historySeconds: 600 })),
);
const median = (xs) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)];
const show = (xs) => `${median(xs).toFixed(0)} (${Math.min(...xs).toFixed(0)}–${Math.max(...xs).toFixed(0)})`;

function step({ kind, service }) {
  const now = () => performance.now();
  const q = (s) => [...document.querySelectorAll(s)];
  if (kind === 'compare') {
    for (const box of q('[data-testid="candidate"]')) if (!box.checked) box.click();
  }
  return new Promise((resolve) => {
    requestAnimationFrame(() =>
      setTimeout(() => {
        const startedAt = now();
        if (kind === 'compare') document.querySelector('[data-testid="compare"]').click();
        else if (kind === 'stop') document.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }));
        else if (kind === 'switch')
          document.querySelector(`[data-testid="service"][data-service="${service}"]`).click();
        const look = () => {
          const sel = kind === 'compare' ? '[data-testid="comparison-chart"]' : '[data-testid="chart"]';
          const charts = q(sel).filter((c) => c.getBoundingClientRect().top < innerHeight);
          if (now() - startedAt > 4000)
            return resolve({
              ms: -1,
              debug: JSON.stringify({
                n: charts.length,
                rows: charts.map((c) => c.dataset.rows ?? c.dataset.values),
                h: document.querySelector('.toolbar h1')?.textContent,
                service,
                names: q('[data-testid="service"]').map((e) => e.dataset.service),
              }),
            });
          const ok =
            charts.length > 0 &&
            charts.every((c) =>
              kind === 'compare'
                ? (c.dataset.values ?? '').split(' ').length === 3 && c.querySelector('canvas')
                : Number(c.dataset.rows) >= 500,
            );
          const heading = document.querySelector('.toolbar h1')?.textContent ?? '';
          if (ok && (kind !== 'switch' || heading.endsWith(service)))
            resolve({ ms: now() - startedAt, shown: charts.length });
          else requestAnimationFrame(look);
        };
        look();
      }, 30),
    );
  });
}

await withPanel(
  { executablePath, quick: true },
  { services, window: 15 },
  async ({ panel, thread, context, page, frontend }) => {
    await new Promise((r) => setTimeout(r, 2000));
    const cdp = await context.newCDPSession(panel);
    await cdp.send('Profiler.enable');
    await cdp.send('Profiler.setSamplingInterval', { interval: 200 });
    const profile = async (name, act) => {
      await cdp.send('Profiler.start');
      const r = await act();
      const { profile } = await cdp.send('Profiler.stop');
      writeFileSync(`/tmp/prof-${name}.json`, JSON.stringify(profile));
      return r;
    };
    const openChooser = async () => {
      await panel.locator('[data-testid="compare-services"]').click();
      await panel.locator('[data-testid="comparison-chooser"]').waitFor();
    };
    const stopComparing = async () => {
      await panel.locator('body').press('c');
      await panel.locator('[data-testid="comparison"]').waitFor({ state: 'detached' });
      await panel.locator('[data-testid="chart"]').first().waitFor();
    };
    if (what === 'profile') {
      console.log(await panel.evaluate(step, { kind: 'switch', service: names[1] }));
      console.log(
        'switch',
        await profile('switch', async () => {
          const out = [];
          for (let i = 0; i < 6; i++)
            out.push((await panel.evaluate(step, { kind: 'switch', service: names[i % 2] })).ms);
          return out.map(Math.round);
        }),
      );
      const cmp = [];
      for (let i = 0; i < 4; i++) {
        await openChooser();
        cmp.push(Math.round((await profile(`compare${i}`, () => panel.evaluate(step, { kind: 'compare' }))).ms));
        await stopComparing();
      }
      console.log('compare', cmp);
    } else {
      const sw = [],
        cmp = [];
      for (let i = 0; i < runs; i++) {
        sw.push((await panel.evaluate(step, { kind: 'switch', service: names[(i + 1) % 3] })).ms);
        await openChooser();
        const r = await panel.evaluate(step, { kind: 'compare' });
        cmp.push(r.ms);
        await stopComparing();
        await new Promise((r) => setTimeout(r, 200));
      }
      const opening = [];
      await showOtherPanel(frontend);
      await frontend.close();
      for (let i = 0; i < Math.min(runs, 7); i++) {
        const fe = await openFrontend(context, page);
        const t = Date.now();
        const p = await showPanel(fe);
        const at = await p.evaluate(
          () =>
            new Promise((resolve) => {
              const look = () => {
                const charts = [...document.querySelectorAll('[data-testid="chart"]')].filter(
                  (c) => c.getBoundingClientRect().top < innerHeight,
                );
                if (charts.length && charts.every((c) => Number(c.dataset.rows) >= 500))
                  resolve({ end: performance.timeOrigin + performance.now(), origin: performance.timeOrigin });
                else requestAnimationFrame(look);
              };
              look();
            }),
        );
        opening.push(at.end - t);
        await showOtherPanel(fe);
        await fe.close();
      }
      console.log(
        `switch ${show(sw)}  compare ${show(cmp)}  opening ${show(opening)}  load ${loadavg()
          .map((x) => x.toFixed(1))
          .join(' ')}`,
      );
    }
  },
);
process.exit();
