/** Asks that two accounts count as one person wherever two are asked, or no longer. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { SelectField } from '../ui/field.js';
import { ProblemNote } from '../ui/states.js';
import css from './People.module.css';
import { mergePersons, type Person, partPersons, peopleQuery, useAdministration } from './people.query.js';
import { useAsking } from './useAsking.js';

interface OnePersonProps {
  readonly person: Person;
  readonly onDone: () => void;
}

export function OnePerson({ person, onDone }: OnePersonProps) {
  const { people: words } = useWords();
  const all = useQuery(peopleQuery).data ?? [];
  const others = all.filter((each) => each.person !== person.person);
  const [other, setOther] = useState('');
  const asking = useAsking();
  const merging = useAdministration(async () => {
    const { ask } = await asking({ person, what: 'one_person', roles: null, of: other, wantsCode: false });
    await mergePersons(person.id, other, ask);
  }, onDone);
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
      <ProblemNote error={merging.error} />
      <div>
        <Button
          kind="danger"
          disabled={other === ''}
          busy={merging.isPending}
          onClick={() => merging.mutate(undefined)}
        >
          {words.onePersonConfirm}
        </Button>
      </div>
    </details>
  );
}

/** For a second account that was declared to be of one person by mistake. */
export function TwoPersons({ person, onDone }: OnePersonProps) {
  const { people: words } = useWords();
  const asking = useAsking();
  const parting = useAdministration(async () => {
    const { ask } = await asking({ person, what: 'two_persons', roles: null, wantsCode: false });
    await partPersons(person.id, ask);
  }, onDone);
  return (
    <details className={css.danger}>
      <summary>{words.twoPersons}</summary>
      <p className={css.quiet}>{words.twoPersonsText}</p>
      <ProblemNote error={parting.error} />
      <div>
        <Button kind="danger" busy={parting.isPending} onClick={() => parting.mutate(undefined)}>
          {words.twoPersonsConfirm}
        </Button>
      </div>
    </details>
  );
}
