/** Takes a file that was dropped if it is of its kind; false where it is not. */
export type FileTaker = (file: File) => Promise<boolean>;

/** Gives each file to the first that takes it. `tell` gets a sentence about one that nobody takes, or that cannot be read. */
export async function takeEach(
  files: readonly File[],
  takers: readonly FileTaker[],
  tell: (sentence: string) => void,
): Promise<void> {
  for (const file of files) {
    try {
      if (!(await isTaken(file, takers))) {
        tell(`“${file.name}” was not opened: it is none of the kinds of files that the panel knows.`);
      }
    } catch (error) {
      // A folder is dropped as a file that cannot be read.
      tell(`“${file.name}” was not opened: it is a folder, or cannot be read (${String(error)}).`);
    }
  }
}

async function isTaken(file: File, takers: readonly FileTaker[]): Promise<boolean> {
  for (const take of takers) if (await take(file)) return true;
  return false;
}
