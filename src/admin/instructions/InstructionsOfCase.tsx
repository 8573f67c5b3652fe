/** What operations were ordered to freeze, to keep longer and to release for a case, and what they answered; what is owed to them. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseFile, isOpen } from '../case/read.js';
import { Section } from '../case/Section.js';
import { useWords } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import css from '../production/Production.module.css';
import { periodOf } from '../production/production.query.js';
import { Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Note, ProblemNote } from '../ui/states.js';
import { FreezeForm } from './FreezeForm.js';
import { type InstructionOfCase, ofCaseQuery, toneOf } from './instruction.query.js';

/** Nothing is shown of it where nothing was ordered and nothing can be. */
export function InstructionsOfCase({ file }: { readonly file: CaseFile }) {
  const { instructions } = useWords();
  const [freezing, setFreezing] = useState(false);
  const given = file.state.instructions ?? [];
  const mayFreeze = isOpen(file, 'order_freeze');
  const isWanted = given.length > 0 || file.state.preservation?.ended === null;
  const { data, error } = useQuery({ ...ofCaseQuery(file.id, file.history.length), enabled: isWanted });
  if (!isWanted) return null;
  return (
    <Section title={instructions.ofCase}>
      {data?.freezeOwed ? <Note tone="warn">{instructions.freezeOwed}</Note> : null}
      {isOpen(file, 'order_extension') ? <Note tone="warn">{instructions.extensionOwed}</Note> : null}
      {isOpen(file, 'order_release') ? <Note tone="warn">{instructions.releaseOwed}</Note> : null}
      <ProblemNote error={error} />
      <ul className={css.list}>
        {(data?.instructions ?? []).map((each) => (
          <Given key={each.instruction.id} given={each} />
        ))}
      </ul>
      {mayFreeze ? (
        <Button small onClick={() => setFreezing(true)}>
          {instructions.freeze}
        </Button>
      ) : null}
      <Dialog title={instructions.freeze} open={freezing} onClose={() => setFreezing(false)}>
        <FreezeForm file={file} onClose={() => setFreezing(false)} />
      </Dialog>
    </Section>
  );
}

function Given({ given: { instruction, names } }: { readonly given: InstructionOfCase }) {
  const { instructions } = useWords();
  const { task, measure, answer, acknowledgeBefore, until, about } = instruction;
  return (
    <li>
      <div className={css.line}>
        <Tag tone={toneOf(answer)}>{instructions.answers[answer ?? 'waits']}</Tag>
        <b>
          {instructions.tasks[task]} · {instructions.measures[measure]}
        </b>
      </div>
      {about === null ? null : <What instruction={instruction} names={names} />}
      {answer === null ? (
        <span className={css.quiet}>
          {instructions.acknowledgeBefore} <Time at={acknowledgeBefore} />
        </span>
      ) : null}
      {until ? (
        <span className={css.quiet}>
          {instructions.until} <Time at={until} />
        </span>
      ) : null}
    </li>
  );
}

function What({ instruction: { what }, names }: InstructionOfCase) {
  const { production } = useWords();
  const nameOf = useNames();
  const period = names && periodOf(names);
  return (
    <span className={css.quiet}>
      {names ? names.targets.map(({ name }) => name).join(', ') : production.erased}
      {what ? ` · ${what.categories.map((each) => nameOf('category', each)).join(', ')}` : null}
      {period ? ` · ${period}` : null}
    </span>
  );
}
