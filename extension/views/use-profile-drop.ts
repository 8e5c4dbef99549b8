import { useEffect } from 'preact/hooks';
import type { App } from './app.ts';

/** Takes files that are dropped anywhere on the panel and hold profiles. Files of other kinds are left to others. */
export function useProfileDrop({ importer }: App): void {
  useEffect(() => {
    const allow = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) event.preventDefault();
      void takeFirst(importer, files);
    };
    document.addEventListener('dragover', allow);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', allow);
      document.removeEventListener('drop', drop);
    };
  }, [importer]);
}

async function takeFirst(importer: App['importer'], files: readonly File[]): Promise<void> {
  for (const file of files) if (await importer.take(file)) return;
}
