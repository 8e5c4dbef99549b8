/** What the mouse does, for the list of keys. */
export const GESTURES: readonly { gesture: string; label: string }[] = [
  { gesture: 'Drag over a chart', label: 'zoom to that time' },
  { gesture: 'Double click', label: 'back to live' },
  { gesture: 'Shift + wheel, or sideways', label: 'move in time' },
  { gesture: 'Ctrl or Alt + wheel, or pinch', label: 'more or less time around the pointer' },
  { gesture: 'Wheel over the minimap', label: 'more or less time' },
  { gesture: 'Drag the view on the minimap', label: 'move it, or one of its edges' },
  { gesture: 'Drag beside the view there', label: 'draw it anew' },
  { gesture: 'Click a request', label: 'pick it, which shows its time on every chart; once more lets go' },
  { gesture: 'Ctrl or ⌘ + click a service', label: 'compare it, or not any more' },
  { gesture: 'Click a series', label: 'show or hide it' },
  { gesture: 'Alt + click a series', label: 'show it alone' },
];
