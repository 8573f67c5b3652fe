/** A circuit as a drawing; each step can be chosen by mouse or by keyboard. */
import { useMemo } from 'react';
import type { Circuit, Step } from '../api/law.js';
import { useActionLabel } from '../i18n/declared.js';
import { useLanguage } from '../i18n/language.js';
import css from './Diagram.module.css';
import { type Arrow, drawingOf, roundedPath } from './drawing.js';

interface DiagramProps {
  readonly circuit: Circuit;
  readonly chosen: string;
  /** The step at which a case stands. */
  readonly here?: string;
  readonly onChoose: (step: string) => void;
}

/** What sends work back or ends it is drawn apart from what carries it on. */
const tones: Readonly<Record<string, 'back' | 'on'>> = {
  send_back: 'back',
  withdraw: 'back',
  stop_hold: 'back',
  approve: 'on',
  release: 'on',
  refuse: 'on',
  inform: 'on',
};

const toneOf = ({ commands }: Arrow): 'back' | 'on' | 'plain' => tones[commands[0] ?? ''] ?? 'plain';
const SHOWN = 2;

export function Diagram({ circuit, chosen, here, onChoose }: DiagramProps) {
  const { words, say } = useLanguage();
  const actionOf = useActionLabel();
  const drawing = useMemo(() => {
    const labelOf = ({ commands }: Arrow): string => {
      const shown = commands.slice(0, SHOWN).map((each) => actionOf(each));
      return commands.length > SHOWN ? `${shown.join(', ')} +${commands.length - SHOWN}` : shown.join(', ');
    };
    return { ...drawingOf(circuit, { titleOf: ({ title }) => say(title), labelOf }), labelOf };
  }, [circuit, actionOf, say]);
  return (
    <svg
      className={css.diagram}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      width={drawing.width}
      height={drawing.height}
    >
      <title>{words.rules.diagram}</title>
      <defs>
        {(['plain', 'on', 'back'] as const).map((tone) => (
          <marker
            key={tone}
            id={`head-${tone}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
            className={css.head}
            data-tone={tone}
          >
            <path d="M0 .8 7 4 0 7.2z" />
          </marker>
        ))}
      </defs>
      {drawing.arrows.map((arrow) => (
        <g key={`${arrow.from} ${arrow.to}`} className={css.arrow} data-tone={toneOf(arrow)} aria-hidden>
          <path d={roundedPath(arrow.points)} markerEnd={`url(#head-${toneOf(arrow)})`} />
          <g transform={`translate(${arrow.label.x},${arrow.label.y})`}>
            <rect x={-arrow.label.width / 2} y={-9} width={arrow.label.width} height={18} rx={9} />
            <text textAnchor="middle" dy="3.8">
              {drawing.labelOf(arrow)}
            </text>
          </g>
        </g>
      ))}
      {circuit.steps.map((step) => {
        const box = drawing.boxes.get(step.id);
        return box ? (
          <g key={step.id} transform={`translate(${box.x - box.width / 2},${box.y - box.height / 2})`}>
            <Node
              step={step}
              start={step.id === circuit.start}
              on={step.id === chosen}
              here={step.id === here}
              onChoose={onChoose}
              {...box}
            />
          </g>
        ) : null;
      })}
    </svg>
  );
}

interface NodeProps {
  readonly step: Step;
  readonly start: boolean;
  readonly on: boolean;
  readonly here: boolean;
  readonly width: number;
  readonly height: number;
  readonly onChoose: (step: string) => void;
}

function Node({ step, start, on, here, width, height, onChoose }: NodeProps) {
  const { words, say } = useLanguage();
  const { rules } = words;
  const { id, kind, hours, title } = step;
  const begins = start && !here ? rules.start : '';
  const under = [here ? words.circuit.here : begins, hours === null ? '' : rules.hourCount(hours)]
    .filter(Boolean)
    .join(' · ');
  return (
    <foreignObject width={width} height={height} className={css.place}>
      <button
        type="button"
        className={css.node}
        data-kind={kind}
        data-here={here || undefined}
        aria-current={here ? 'step' : undefined}
        aria-pressed={on}
        onClick={() => onChoose(id)}
      >
        <b>{say(title)}</b>
        {under ? <span>{under}</span> : null}
      </button>
    </foreignObject>
  );
}
