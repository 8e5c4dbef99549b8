import { expect, test } from '../test.ts';

// What the drivers themselves can do, on elements that the test puts into the panel.

test('keys, the wheel and clicks come with their modifiers', { tag: '@all' }, async ({ devtools, site }) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await panel.evaluate(() => {
    const note = (what: string, event: KeyboardEvent | MouseEvent) => {
      const modifiers = [event.altKey && 'Alt', event.ctrlKey && 'Control', event.shiftKey && 'Shift'];
      document.body.dataset.heard = [...modifiers.filter(Boolean), what].join('+');
    };
    document.addEventListener('keydown', (event) => note(event.key, event));
    document.addEventListener('click', (event) => note('click', event));
    document.addEventListener('wheel', (event) =>
      note(`wheel ${Math.sign(event.deltaX)} ${Math.sign(event.deltaY)}`, event),
    );
  });
  const heard = (what: string) => panel.waitForSelector(`body[data-heard="${what}"]`);

  await panel.press('Shift+ArrowLeft');
  await heard('Shift+ArrowLeft');
  await panel.press('Alt+ArrowUp');
  await heard('Alt+ArrowUp');
  await panel.click('h1', { modifiers: ['Alt'] });
  await heard('Alt+click');
  await panel.wheel('h1', { y: 40 }, ['Shift']);
  await heard('Shift+wheel 0 1');
  await panel.wheel('h1', { x: -40 });
  await heard('wheel -1 0');
});

test('files are dropped, and saved ones are read', { tag: '@all' }, async ({ devtools, site }) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  expect(await panel.downloads()).toEqual([]);
  // What is dropped is handed back as a file.
  await panel.evaluate(() => {
    document.body.addEventListener('drop', (event) => {
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = `copy-of-${file.name}`;
      link.click();
    });
  });
  const bytes = Uint8Array.from([0, 255, 128, 13, 10]);
  await panel.dropFile('body', 'some.bin', bytes);
  await expect.poll(async () => (await panel.downloads()).length).toBe(1);
  const [file] = await panel.downloads();
  expect(file?.name).toBe('copy-of-some.bin');
  expect([...(file?.bytes ?? [])]).toEqual([...bytes]);
});

test('what the panel copies is read', { tag: '@all' }, async ({ devtools, site }) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await panel.evaluate(() => {
    document.addEventListener('click', () => navigator.clipboard.writeText('copied'));
  });
  await panel.click('h1');
  await expect.poll(async () => (await panel.clipboard()).text).toBe('copied');
});
