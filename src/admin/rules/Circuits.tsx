/** The circuits: one is drawn, and one of its steps explained. */

import { useState } from 'react';
import type { Circuit, Step } from '../api/law.js';
import { Diagram } from '../circuit/Diagram.js';
import { Articles } from '../i18n/Articles.js';
import { useActionLabel } from '../i18n/declared.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { Facts, Section } from '../ui/page.js';
import { Link } from '../ui/route.js';
import { Scroll } from '../ui/scroll.js';
import css from './Rules.module.css';

interface CircuitsProps {
  readonly circuits: readonly Circuit[];
  readonly asked: string | null;
}

/** On a narrow screen the list runs sideways and may begin far from the circuit that is shown. */
const bringIntoView = (item: HTMLLIElement | null): void =>
  item?.scrollIntoView({ block: 'nearest', inline: 'center' });

/** A drawing wider than its place is met in its middle, where it starts. */
const centre = (canvas: HTMLElement | null): void => {
  if (canvas) canvas.scrollLeft = (canvas.scrollWidth - canvas.clientWidth) / 2;
};

export function Circuits({ circuits, asked }: CircuitsProps) {
  const { words, say } = useLanguage();
  const circuit = circuits.find(({ code }) => code === asked) ?? circuits[0];
  if (!circuit) return null;
  return (
    <div className={css.circuits}>
      <nav className={css.list} aria-label={words.rules.circuits}>
        <ul>
          {circuits.map(({ code, title, steps }) => (
            <li key={`${code} ${title.en}`} ref={code === circuit.code ? bringIntoView : null}>
              <Link
                to={`/rules?circuit=${code}`}
                className={css.item}
                data-on={code === circuit.code || undefined}
                aria-current={code === circuit.code ? 'true' : undefined}
              >
                <b>{say(title)}</b>
                <span>{words.rules.steps(steps.length)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Drawn key={circuit.code} circuit={circuit} />
    </div>
  );
}

function Drawn({ circuit }: { readonly circuit: Circuit }) {
  const { words, say, locale } = useLanguage();
  const { rules } = words;
  const [chosen, setChosen] = useState(circuit.start);
  const step = circuit.steps.find(({ id }) => id === chosen) ?? circuit.steps[0];
  const { title, validFrom, validTo } = circuit;
  return (
    <>
      <Scroll ref={centre} className={css.canvas} label={say(title)}>
        <div className={css.caption}>
          <h2>{say(title)}</h2>
          <p>
            {rules.inForce(timeText(validFrom, 'day', locale))}
            {validTo ? ` ${rules.until(timeText(validTo, 'day', locale))}` : ''}
          </p>
        </div>
        <Diagram circuit={circuit} chosen={step?.id ?? ''} onChoose={setChosen} />
      </Scroll>
      <aside className={css.inspector} aria-label={rules.step}>
        {step ? <StepFacts circuit={circuit} step={step} onChoose={setChosen} /> : null}
        <CircuitFacts circuit={circuit} />
      </aside>
    </>
  );
}

function StepFacts({ circuit, step, onChoose }: { circuit: Circuit; step: Step; onChoose: (id: string) => void }) {
  const { words, say } = useLanguage();
  const names = useNames();
  const { rules } = words;
  const commands = Object.entries(step.on);
  const named = useActionLabel();
  const titleOf = (id: string) => {
    const found = circuit.steps.find((each) => each.id === id);
    return found ? say(found.title) : id;
  };
  const into = circuit.steps.flatMap(({ id, on }) =>
    id === step.id
      ? []
      : Object.entries(on)
          .filter(([, to]) => to === step.id)
          .map(([command]) => [command, id] as const),
  );
  const staying = commands.filter(([, to]) => to === step.id).map(([command]) => named(command));
  return (
    <>
      <div aria-live="polite">
        <h2>{say(step.title)}</h2>
        <p className={css.quiet}>{names('step', step.kind)}</p>
      </div>
      <Facts
        rows={[
          [rules.hours, step.hours === null ? rules.noHours : rules.hourCount(step.hours)],
          [rules.roles, step.roles.map((role) => names('role', role)).join(', ') || rules.noRole],
          [rules.articles, <Articles key="articles" cited={step.cite} />],
          ...(staying.length > 0 ? ([[rules.stay, staying.join(', ')]] as const) : []),
        ]}
      />
      <Ways
        title={rules.out}
        ways={commands.filter(([, to]) => to !== step.id)}
        named={named}
        titleOf={titleOf}
        onChoose={onChoose}
      />
      <Ways title={rules.into} ways={into} named={named} titleOf={titleOf} onChoose={onChoose} />
    </>
  );
}

interface WaysProps {
  readonly title: string;
  readonly ways: readonly (readonly [command: string, step: string])[];
  readonly named: (command: string) => string;
  readonly titleOf: (step: string) => string;
  readonly onChoose: (step: string) => void;
}

function Ways({ title, ways, named, titleOf, onChoose }: WaysProps) {
  if (ways.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={css.ways}>
        {ways.map(([command, step]) => (
          <li key={`${command} ${step}`}>
            <button type="button" onClick={() => onChoose(step)}>
              <span>{named(command)}</span> <b>{titleOf(step)}</b>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function CircuitFacts({ circuit }: { readonly circuit: Circuit }) {
  const { words } = useLanguage();
  const names = useNames();
  const { rules, shell } = words;
  const { opens, closes, letters, consent, callBack } = circuit;
  return (
    <Section title={rules.circuit}>
      <Facts
        rows={[
          [
            rules.opens,
            Object.keys(opens)
              .map((verdict) => names('verdict', verdict))
              .join(', ') || '—',
          ],
          [rules.closes, closes.map((outcome) => names('outcome', outcome)).join(', ')],
          [rules.letters, letters.map((kind) => names('letter', kind)).join(', ') || rules.noLetter],
          [rules.consent, consent ? rules.consentOf(consent.quorum, consent.hours) : '—'],
          [rules.callBack, callBack ? shell.yes : shell.no],
        ]}
      />
    </Section>
  );
}
