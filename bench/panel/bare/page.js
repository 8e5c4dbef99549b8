// Runs in the bare page: uPlot's charts with what the panel's can do, zoom and a shared cursor, and nothing else.

/**
 * @typedef {{ left: number, top: number, width: number, height: number }} Box
 * @typedef {{ boxes: Box[], plot: { width: number, height: number } }} Layout
 * @typedef {{ layout: Layout, intervalMs: number, windowMs: number, rows: number, seriesEach: number, all?: boolean }} Options
 */

/** As the panel: charts this far out of view are drawn already. */
const MARGIN = '200px';
const COLORS = ['#1f6fe5', '#e0662a', '#18936f', '#b03fb0'];
/** A turn of the wheel and a press of a key move the view by this part of it. */
const STEP = 0.1;

// The bench calls it by this name.
Object.assign(globalThis, { startCharts });

// Or it has put the options into the address, to see how long it takes from there.
if (location.hash) {
  startCharts(JSON.parse(decodeURIComponent(location.hash.slice(1))));
  const drawn = (/** @type {(at: number) => void} */ resolve) =>
    requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
  // uPlot draws before the next frame.
  Object.assign(globalThis, { chartsDrawnAt: new Promise(drawn) });
}

/** @param {Options} options */
function startCharts({ layout, intervalMs, windowMs, rows, seriesEach, all = false }) {
  const count = layout.boxes.length * seriesEach;
  const now = Math.floor(Date.now() / intervalMs) * intervalMs;
  const times = Array.from({ length: rows }, (_, row) => now - (rows - 1 - row) * intervalMs);
  const columns = Array.from({ length: count }, (_, column) => times.map((time) => levelAt(column, time)));
  /** @type {{ from: number, to: number } | undefined} */
  let frozen;
  let requested = false;

  const charts = layout.boxes.map((box, index) => {
    const card = document.createElement('div');
    card.className = 'card';
    Object.assign(card.style, { left: `${box.left}px`, top: `${box.top}px`, height: `${box.height}px` });
    document.body.append(card);
    const own = columns.slice(index * seriesEach, (index + 1) * seriesEach);
    const chart = new uPlot(optionsOf(layout.plot), [times, ...own], card);
    return { chart, card, own, inView: all };
  });

  const request = () => {
    if (requested) return;
    requested = true;
    requestAnimationFrame(() => {
      requested = false;
      const latest = times.at(-1) ?? 0;
      const { from, to } = frozen ?? { from: latest - windowMs, to: latest };
      for (const { chart, own, inView } of charts) {
        if (!inView) continue;
        chart.batch(() => {
          chart.setData([times, ...own], false);
          chart.setScale('x', { min: from, max: to });
        });
      }
    });
  };

  setInterval(() => {
    const time = Math.floor(Date.now() / intervalMs) * intervalMs;
    if (time <= (times.at(-1) ?? 0)) return;
    const isFull = (times[0] ?? 0) < time - windowMs;
    times.push(time);
    if (isFull) times.shift();
    for (const [column, values] of columns.entries()) {
      values.push(levelAt(column, time));
      if (isFull) values.shift();
    }
    request();
  }, intervalMs);

  if (!all) {
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const entry = charts.find(({ card }) => card === target);
          if (entry) entry.inView = isIntersecting;
        }
        request();
      },
      { rootMargin: MARGIN },
    );
    for (const { card } of charts) seen.observe(card);
  }

  /**
   * @param {{ width: number, height: number }} size
   * @returns {import('uplot').Options}
   */
  function optionsOf(size) {
    return {
      ...size,
      ms: 1,
      pxAlign: 0,
      legend: { show: false },
      cursor: { sync: { key: 'all' }, drag: { x: true, y: false, setScale: false }, bind: { dblclick: live } },
      scales: { x: { time: true }, y: { range: (_, __, max) => [0, max * 1.08] } },
      series: [{}, ...COLORS.slice(0, seriesEach).map((stroke) => ({ stroke, width: 1, points: { show: false } }))],
      hooks: { setSelect: [zoom] },
    };
  }

  function live() {
    return () => {
      frozen = undefined;
      request();
      return null;
    };
  }

  /** @param {{ select: { left: number, width: number }, posToVal(at: number, scale: string): number }} u */
  function zoom(u) {
    if (u.select.width < 2) return;
    frozen = { from: u.posToVal(u.select.left, 'x'), to: u.posToVal(u.select.left + u.select.width, 'x') };
    request();
  }

  /** @param {number} direction */
  function move(direction) {
    const latest = times.at(-1) ?? 0;
    const { from, to } = frozen ?? { from: latest - windowMs, to: latest };
    const by = direction * STEP * (to - from);
    frozen = { from: from + by, to: to + by };
    request();
  }

  document.addEventListener('wheel', ({ deltaX, deltaY }) => move(Math.sign(deltaX || deltaY)), { passive: true });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowLeft') move(-1);
    if (key === 'ArrowRight') move(1);
  });
}
