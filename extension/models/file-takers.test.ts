import { expect, it, vi } from 'vitest';
import { takeEach } from './file-takers.ts';

/** What a browser makes of a folder that is dropped. */
class Folder extends File {
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(new DOMException('It is a folder.', 'NotReadableError'));
  }
}

/** Takes files that begin with a byte, as those of a format do. */
const takesThoseOf = (format: string) => {
  const taken: string[] = [];
  const take = async (file: File) => {
    const isOne = new Uint8Array(await file.arrayBuffer())[0] === format.charCodeAt(0);
    if (isOne) taken.push(file.name);
    return isOne;
  };
  return { taken, take };
};

it('gives each file to the first that takes it, and tells of one that nobody takes', async () => {
  const [first, second] = [takesThoseOf('a'), takesThoseOf('b')];
  const tell = vi.fn();
  const files = ['b', 'c', 'a'].map((content) => new File([content], `of ${content}`));
  await takeEach(files, [first.take, second.take], tell);
  expect([first.taken, second.taken]).toEqual([['of a'], ['of b']]);
  expect(tell.mock.calls).toEqual([['“of c” was not opened: it is none of the kinds of files that the panel knows.']]);
});

it('tells of one that cannot be read, and goes on with those after it', async () => {
  const { taken, take } = takesThoseOf('a');
  const tell = vi.fn();
  await takeEach([new Folder([], 'holiday'), new File(['a'], 'after')], [take], tell);
  expect(tell.mock.calls).toEqual([
    ['“holiday” was not opened: it is a folder, or cannot be read (NotReadableError: It is a folder.).'],
  ]);
  expect(taken).toEqual(['after']);
});
