/** The circuit of a case as a drawing, and in words: where the case stands, and what may follow from there. */
import declared from 'virtual:actions';
import { useEffect, useRef, useState } from 'react';
import type { Circuit } from '../../api/law.js';
import { Diagram } from '../../circuit/Diagram.js';
import { useActionLabel } from '../../i18n/declared.js';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../i18n/vocabulary.js';
import { Scroll } from '../../ui/scroll.js';
import panel from '../Panel.module.css';
import { type CaseFile, type Move, moveOf } from '../read.js';
import { Section } from '../Section.js';
import { useReason } from '../useReason.js';
import css from './CircuitView.module.css';

interface CircuitViewProps {
  readonly file: CaseFile;
  readonly circuit: Circuit;
}

export default function CircuitView({ file, circuit }: CircuitViewProps) {
  const { say } = useLanguage();
  const here = file.state.step ?? circuit.start;
  const [chosen, setChosen] = useState(here);
  const canvas = useRef<HTMLElement>(null);
  useEffect(() => {
    const place = canvas.current;
    const node = place?.querySelector('[aria-current="step"]')?.getBoundingClientRect();
    if (!place || !node) return;
    const { left, top, width, height } = place.getBoundingClientRect();
    // Of the drawing alone: the words before it stay in view.
    place.scrollBy(node.left + node.width / 2 - left - width / 2, node.top + node.height / 2 - top - height / 2);
  }, []);
  return (
    <div className={css.columns}>
      <Steps file={file} circuit={circuit} chosen={chosen} here={here} />
      <Scroll ref={canvas} className={css.canvas} label={say(circuit.title)}>
        <Diagram circuit={circuit} chosen={chosen} here={here} onChoose={setChosen} />
      </Scroll>
    </div>
  );
}

type StepsProps = CircuitViewProps & { readonly chosen: string; readonly here: string };

/** The step that was chosen in the drawing; of the present one, what is possible now too. */
function Steps({ file, circuit, chosen, here }: StepsProps) {
  const { words, say } = useLanguage();
  const { circuit: told, rules } = words;
  const names = useNames();
  const actionOf = useActionLabel();
  const step = circuit.steps.find(({ id }) => id === chosen);
  if (!step) return null;
  const titleOf = (id: string) => {
    const found = circuit.steps.find((each) => each.id === id);
    return found ? say(found.title) : id;
  };
  const ways = Object.entries(step.on).filter(([, to]) => to !== step.id);
  return (
    <div className={css.steps} aria-live="polite">
      <h3>{chosen === here ? told.at(say(step.title)) : say(step.title)}</h3>
      <p className={panel.quiet}>
        {names('step', step.kind)}
        {step.roles.length > 0 ? ` · ${step.roles.map((role) => names('role', role)).join(', ')}` : ''}
        {step.hours === null ? '' : ` · ${rules.hourCount(step.hours)}`}
      </p>
      <Section title={told.follows}>
        {ways.length === 0 ? <p className={panel.quiet}>{told.nothing}</p> : null}
        <ul className={css.ways}>
          {ways.map(([command, to]) => (
            <li key={command}>
              <b>{told.follow(actionOf(command), titleOf(to))}</b>
              {chosen === here ? <Possible file={file} command={command} /> : null}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Possible({ file, command }: { readonly file: CaseFile; readonly command: string }) {
  const { circuit } = useLanguage().words;
  const reason = useReason();
  const move = command in declared.actions ? moveOf(file, command as Move['command']) : undefined;
  if (!move) return null;
  return move.closed ? (
    <p className={panel.quiet}>{reason(move.closed)}</p>
  ) : (
    <p className={css.open}>{circuit.possible}</p>
  );
}
