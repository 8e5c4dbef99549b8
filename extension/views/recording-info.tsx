import { formatTime } from '../charts/units.ts';
import type { Recording } from '../models/recordings.ts';
import type { TimeRange } from '../models/timeline.ts';
import type { RecordingAbout } from '../sources/source.ts';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** Which file this is, what time it covers, and what of it cannot be shown. */
export function RecordingInfo({ recording }: { recording: Recording }) {
  const status = recording.service.status.value;
  if (status.state !== 'recorded') return null;
  const { about, problem, note } = status;
  const range = recording.service.retained();
  return (
    <>
      <p class="recording-info" data-testid="recording-info">
        <strong>{recording.fileName}</strong>
        {range && <span>{describeRange(range)}</span>}
        {about && <span>{describeSaved(about)}</span>}
        {note && <span>{note}</span>}
      </p>
      {problem && (
        <p class="trouble warning" role="status" data-testid="recording-problem">
          <span>{problem}</span>
        </p>
      )}
    </>
  );
}

function describeRange({ from, to }: TimeRange): string {
  const seconds = Math.round((to - from) / 1000);
  const length = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${day.format(from)}, ${formatTime(from, 1000)} to ${formatTime(to, 1000)} (${length})`;
}

const describeSaved = ({ savedAt }: RecordingAbout) => `saved ${day.format(savedAt)}, ${formatTime(savedAt, 1000)}`;
