import { useEffect, useState } from 'preact/hooks';

/** Lets files be dropped anywhere on the panel, and says so while one is held over it. */
export function DropTarget({ drop }: { drop(files: File[]): void }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const onOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Without this the browser would show the file in the panel's place.
      event.preventDefault();
      setOver(true);
    };
    const onLeave = ({ relatedTarget }: DragEvent) => {
      // Between two elements of the panel there is one to go to.
      if (relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      drop([...event.dataTransfer.files]);
    };
    document.addEventListener('dragenter', onOver, { signal });
    document.addEventListener('dragover', onOver, { signal });
    document.addEventListener('dragleave', onLeave, { signal });
    document.addEventListener('drop', onDrop, { signal });
    return () => listening.abort();
  }, [drop]);
  return isOver ? (
    <div class="drop-target" data-testid="drop-target">
      <p>Drop to open</p>
    </div>
  ) : null;
}
