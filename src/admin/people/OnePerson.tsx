/** Declares that a person has a second account: the two then count as one person wherever two are asked. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { SelectField } from '../ui/field.js';
import { ProblemNote } from '../ui/states.js';
import css from './People.module.css';
import { type Person, peopleQuery, tellOnePerson, useAdministration } from './people.query.js';

interface OnePersonProps {
  readonly person: Person;
  readonly onDone: () => void;
}

export function OnePerson({ person, onDone }: OnePersonProps) {
  const { people: words } = useWords();
  const all = useQuery(peopleQuery).data ?? [];
  const others = all.filter((each) => each.person !== person.person);
  const [other, setOther] = useState('');
  const telling = useAdministration(() => tellOnePerson(person.id, other), onDone);
  return (
    <details className={css.danger}>
      <summary>{words.onePerson}</summary>
      <p className={css.quiet}>{words.onePersonText}</p>
      <SelectField
        label={words.otherAccount}
        value={other}
        onChange={setOther}
        choices={[['', '—'], ...others.map(({ id, name, email }): [string, string] => [id, `${name} (${email})`])]}
      />
      <ProblemNote error={telling.error} />
      <div>
        <Button
          kind="danger"
          disabled={other === ''}
          busy={telling.isPending}
          onClick={() => telling.mutate(undefined)}
        >
          {words.onePersonConfirm}
        </Button>
      </div>
    </details>
  );
}
