/** An administrator puts a person on call, with a substitute. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { client, take } from '../api/client.js';
import { colleaguesQuery } from '../api/colleagues.js';
import type { components } from '../api/schema.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Button } from '../ui/button.js';
import { SelectField, TextField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { ProblemNote } from '../ui/states.js';
import { say as tell } from '../ui/toast.js';
import css from './OnCall.module.css';

type Role = components['schemas']['ShiftToPlan']['role'];
const roles: readonly Role[] = ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'];

export function PlanShift({ done }: { readonly done: () => void }) {
  const { onCall } = useLanguage().words;
  const names = useNames();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const [role, setRole] = useState<Role>('jurist');
  const [person, setPerson] = useState('');
  const [substitute, setSubstitute] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const planning = useMutation({
    mutationFn: () => {
      const span = { from: new Date(from).toISOString(), until: new Date(until).toISOString() };
      const body = { role, person, substitute: substitute === '' ? null : substitute, ...span };
      return take(client.POST('/api/on-call/shifts', { body }));
    },
    onSuccess: () => {
      tell(onCall.done);
      done();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    planning.mutate();
  };
  const people = colleagues.filter(({ active }) => active).map(({ id, name }) => [id, name] as const);
  return (
    <Section title={onCall.plan}>
      <form className={css.form} onSubmit={submit}>
        <SelectField
          label={onCall.role}
          value={role}
          choices={roles.map((each) => [each, names('role', each)] as const)}
          onChange={setRole}
        />
        <SelectField
          label={onCall.person}
          value={person}
          choices={[['', onCall.choose], ...people]}
          onChange={setPerson}
          required
        />
        <SelectField
          label={onCall.substitute}
          help={onCall.substituteHelp}
          value={substitute}
          choices={[['', onCall.noSubstitute], ...people]}
          onChange={setSubstitute}
        />
        <TextField label={onCall.from} type="datetime-local" value={from} onChange={setFrom} required />
        <TextField label={onCall.until} type="datetime-local" value={until} onChange={setUntil} required />
        <ProblemNote error={planning.error} />
        <div>
          <Button kind="primary" type="submit" busy={planning.isPending}>
            {onCall.plan}
          </Button>
        </div>
      </form>
    </Section>
  );
}
