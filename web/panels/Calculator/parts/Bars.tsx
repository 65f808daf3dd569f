/** Amounts side by side, as lengths. */
import css from './graphs.module.css';

export interface Bar {
  label: string;
  parts: readonly { share: number; tone: 'good' | 'bad' | 'info' | 'soft' | 'maybe' }[];
  text: string;
  chosen?: boolean;
}

export function Bars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  return (
    <div className={css['bars']} role="group" aria-label={label}>
      {bars.map((bar) => (
        <p
          key={bar.label}
          className={css['bar']}
          data-chosen={bar.chosen === true}
          style={{ margin: 0 }}
        >
          <span>{bar.label}</span>
          <span className={css['rail']} aria-hidden>
            {bar.parts.map(({ share, tone }) => (
              <span
                key={tone}
                className={css['part']}
                data-tone={tone}
                style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }}
              />
            ))}
          </span>
          <span>{bar.text}</span>
        </p>
      ))}
    </div>
  );
}
