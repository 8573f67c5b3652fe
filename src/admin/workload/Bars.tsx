/** Numbers as horizontal bars; the table beside holds the same numbers, so that the picture has a name and no more. */
import css from './Workload.module.css';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** How much of the value is late. */
  readonly late?: number;
}

const ROW = 36;

export function Bars({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const width = (value: number) => `${(value / most) * 100}%`;
  return (
    <svg className={css.bars} role="img" aria-label={label} width="100%" height={bars.length * ROW}>
      {bars.map(({ key, label: name, value, late = 0 }, at) => (
        <g key={key}>
          <text x="0" y={at * ROW + 13}>
            {name}
          </text>
          <rect x="0" y={at * ROW + 19} width="100%" height="10" rx="3" data-part="track" />
          <rect x="0" y={at * ROW + 19} width={width(value)} height="10" rx="3" data-part="all" />
          <rect x="0" y={at * ROW + 19} width={width(late)} height="10" rx="3" data-part="late" />
        </g>
      ))}
    </svg>
  );
}
