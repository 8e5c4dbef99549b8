import { PALETTE_SIZE } from '../models/profile.ts';

/** The palette, of which one is chosen. */
export function ColorChoice({ chosen, choose }: { chosen: number; choose(color: number): void }) {
  return (
    <div class="field">
      <span aria-hidden="true">Colour</span>
      <fieldset class="colors" aria-label="Colour">
        {Array.from({ length: PALETTE_SIZE }, (_, color) => (
          <button
            key={color}
            type="button"
            class="swatch"
            style={{ background: `var(--series-${color + 1})` }}
            aria-pressed={chosen === color}
            aria-label={`Colour ${color + 1}`}
            onClick={() => choose(color)}
          />
        ))}
      </fieldset>
    </div>
  );
}
