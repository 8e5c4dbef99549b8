import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type ImportEntry, type ImportPlan, importing, planImport } from './import-plan.ts';
import { isProfileFile, MAX_FILE_BYTES, ProfileFileError, readProfileFile } from './profile-file.ts';
import type { Profiles } from './profiles.ts';

/** A file of profiles that has been read and not imported yet. */
export interface ImportOffer {
  fileName: string;
  plan: ImportPlan;
  /** A sentence for each entry that could not be read and is left out. */
  damaged: readonly string[];
}

/** The way of a file of profiles into the list: read, shown, and only then applied. */
export interface Importer {
  offer: ReadonlySignal<ImportOffer | undefined>;
  /** Why the last file could not be read, until dismissed. */
  notice: ReadonlySignal<string | undefined>;
  dismissNotice(): void;
  /** Reads a file that the person has chosen for this; not while another is offered, which would go unseen. */
  read(file: File): Promise<void>;
  /** Reads any file if its content says that it holds profiles; `false` tells that it does not, and nothing is done. */
  take(file: File): Promise<boolean>;
  /** Does what the offer says. Can be undone. */
  apply(): void;
  cancel(): void;
}

interface ReadFile {
  fileName: string;
  entries: readonly ImportEntry[];
  damaged: readonly string[];
}

export function createImporter(profiles: Profiles, newId: () => string = () => crypto.randomUUID()): Importer {
  const opened = signal<ReadFile>();
  const notice = signal<string>();

  async function read(file: File): Promise<void> {
    if (opened.value) {
      notice.value = `“${file.name}” was not read: import or cancel “${opened.value.fileName}” first, then open it again.`;
      return;
    }
    notice.value = undefined;
    try {
      const { entries, damaged } = readProfileFile(await textOf(file));
      // Ids are given once: a change may be applied more than once.
      opened.value = { fileName: file.name, damaged, entries: entries.map((entry) => ({ id: newId(), entry })) };
    } catch (error) {
      const reason = error instanceof ProfileFileError ? error.message : `It could not be read: ${String(error)}.`;
      notice.value = `No profiles were imported from “${file.name}”. ${reason}`;
    }
  }

  return {
    notice,
    offer: computed(() => {
      if (!opened.value) return undefined;
      const { fileName, entries, damaged } = opened.value;
      return { fileName, damaged, plan: planImport(profiles.list.value, entries) };
    }),
    dismissNotice() {
      notice.value = undefined;
    },
    read,
    async take(file) {
      // Something larger is another's, such as a recording; it is not read into a text.
      if (file.size > MAX_FILE_BYTES || !isProfileFile(await file.text())) return false;
      await read(file);
      return true;
    },
    apply() {
      const offered = opened.value;
      opened.value = undefined;
      if (!offered) return;
      const { added, changed } = planImport(profiles.list.peek(), offered.entries);
      const sentence = `${countOf(added.length)} added and ${countOf(changed.length)} changed from “${offered.fileName}”.`;
      profiles.apply(importing(offered.entries), sentence);
    },
    cancel() {
      opened.value = undefined;
    },
  };
}

async function textOf(file: File): Promise<string> {
  if (file.size > MAX_FILE_BYTES) {
    throw new ProfileFileError(`It is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB, which no list of profiles is.`);
  }
  return file.text();
}

const countOf = (count: number) => (count === 1 ? '1 service' : `${count} services`);
