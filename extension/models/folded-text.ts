/** A piece of a text, and whether it is one of the words that were looked for. */
export interface TextPiece {
  text: string;
  isMatch: boolean;
}

/** A text without case and accents, to compare by. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/** A text in pieces, those that match one of the words (given as `foldText` makes them) apart from the rest. */
export function highlight(text: string, words: readonly string[]): TextPiece[] {
  const characters = [...text.normalize('NFC')];
  let folded = '';
  // Folding may make more or fewer letters of one: for each letter of the folded text, the character it came from.
  const origins: number[] = [];
  for (const [index, character] of characters.entries()) {
    const letters = foldText(character);
    folded += letters;
    for (let letter = 0; letter < letters.length; letter++) origins.push(index);
  }
  const isMatch = characters.map(() => false);
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0 && word !== ''; at = folded.indexOf(word, at + 1)) {
      for (const origin of origins.slice(at, at + word.length)) isMatch[origin] = true;
    }
  }
  const pieces: TextPiece[] = [];
  for (const [index, character] of characters.entries()) {
    const last = pieces.at(-1);
    if (last && last.isMatch === isMatch[index]) last.text += character;
    else pieces.push({ text: character, isMatch: isMatch[index] ?? false });
  }
  return pieces;
}
