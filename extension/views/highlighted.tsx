import { highlight } from '../models/folded-text.ts';

/** A text in which the words that are looked for stand out. */
export function Highlighted({ text, words }: { text: string; words: readonly string[] }) {
  return (
    <>
      {highlight(text, words).map(({ text: piece, isMatch }, index) =>
        isMatch ? <mark key={index}>{piece}</mark> : piece,
      )}
    </>
  );
}
