/** Flags that people add to a customer: proposed by one person, adopted by another; both sign. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNameOf } from '../api/colleagues.js';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { useNames, wordsOf } from '../i18n/vocabulary.js';
import { Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { CheckField, SelectField, TextField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import {
  adoptFlags,
  type CustomerFlagsChange,
  type CustomerKind,
  type Flag,
  type FoundCustomers,
  flagsQuery,
  proposeFlags,
  withdrawFlags,
} from './customers.query.js';
import css from './Directory.module.css';

export function ProposeFlags({ customer }: { readonly customer: FoundCustomers['customers'][number] }) {
  const { registry } = useLanguage().words;
  const names = useNames();
  const queries = useQueryClient();
  const [flags, setFlags] = useState<readonly Flag[]>(customer.stated);
  const [kind, setKind] = useState<CustomerKind | ''>(customer.statedKind ?? '');
  const [reason, setReason] = useState('');
  const proposing = useMutation({
    mutationFn: () =>
      proposeFlags(
        { customer: customer.customer, flags: [...flags], ...(kind && { kind }), reason },
        {
          title: registry.proposeFlags,
          shown: [
            { label: registry.tenant, value: `${customer.name} (${customer.customer})` },
            {
              label: registry.flags,
              value: flags.map((flag) => names('tenantFlag', flag)).join(', ') || registry.noFlag,
            },
            { label: registry.customerKind, value: kind ? names('customerKind', kind) : registry.noKind },
            { label: registry.flagsReason, value: reason },
          ],
        },
      ),
    onSuccess: () => say(registry.proposed),
    onSettled: () => queries.invalidateQueries({ queryKey: ['registry'] }),
  });
  return (
    <Section title={registry.flagsOf(customer.name)}>
      <p className={css.prose}>{registry.flagsText}</p>
      <div className={css.fields}>
        {(wordsOf('tenantFlag') as readonly Flag[]).map((flag) => (
          <CheckField
            key={flag}
            label={names('tenantFlag', flag)}
            checked={flags.includes(flag)}
            onChange={(on) => setFlags(on ? [...flags, flag] : flags.filter((other) => other !== flag))}
          />
        ))}
      </div>
      <SelectField<CustomerKind | ''>
        label={registry.customerKind}
        help={registry.kindText}
        value={kind}
        choices={[
          ['', registry.noKind] as const,
          ...(wordsOf('customerKind') as readonly CustomerKind[]).map(
            (word) => [word, names('customerKind', word)] as const,
          ),
        ]}
        onChange={setKind}
      />
      <TextField label={registry.flagsReason} value={reason} onChange={setReason} />
      <div className={css.buttons}>
        <Button
          kind="primary"
          busy={proposing.isPending}
          disabled={reason.trim().length < 3}
          onClick={() => proposing.mutate()}
        >
          {registry.proposeFlags}
        </Button>
      </div>
      <ProblemNote error={proposing.error} />
    </Section>
  );
}

/** What waits for a second person, then what was settled. */
export function FlagsStated() {
  const read = useQuery(flagsQuery);
  return read.data?.changes.map((change) => <OneChange key={change.changeId} change={change} />);
}

const tones = { proposed: 'warn', adopted: 'ok', withdrawn: 'plain' } as const;

function OneChange({ change }: { readonly change: CustomerFlagsChange }) {
  const { registry } = useLanguage().words;
  const names = useNames();
  const nameOf = useNameOf();
  const { statement, proposed, adopted, withdrawn } = change;
  const state = adopted ? 'adopted' : withdrawn ? 'withdrawn' : 'proposed';
  const moments = [
    [registry.proposedBy, proposed],
    [registry.adoptedBy, adopted],
    [registry.withdrawnBy, withdrawn],
  ] as const;
  const flags = statement?.flags.map((flag) => names('tenantFlag', flag)).join(', ') || registry.noFlag;
  const kind = statement?.kind ? names('customerKind', statement.kind) : registry.noKind;
  const said = registry.saidOf(flags, kind);
  return (
    <Section
      title={statement?.customer ?? change.changeId}
      aside={<Tag tone={tones[state]}>{registry.changeStates[state]}</Tag>}
    >
      {statement ? (
        <p>
          {said}. {statement.reason}
        </p>
      ) : (
        <Note tone="crit">{registry.textMissing}</Note>
      )}
      <p className={css.under}>
        {moments.map(([label, moment]) =>
          moment ? (
            <span key={label}>
              {label} {nameOf(moment.by)} <Time at={moment.at} />{' '}
            </span>
          ) : null,
        )}
      </p>
      {state === 'proposed' && statement ? <Decision change={change} said={said} /> : null}
    </Section>
  );
}

function Decision({ change, said }: { readonly change: CustomerFlagsChange; readonly said: string }) {
  const { registry } = useLanguage().words;
  const { actions, person } = useMe();
  const queries = useQueryClient();
  const own = person.id === change.proposed.by;
  const settled = {
    onSuccess: () => say(registry.settled),
    onSettled: () => queries.invalidateQueries({ queryKey: ['registry'] }),
  };
  const shown = [
    { label: registry.tenant, value: change.statement?.customer ?? '' },
    { label: registry.flags, value: said },
    { label: registry.digest, value: change.sha256, code: true as const },
  ];
  const adopting = useMutation({ mutationFn: () => adoptFlags(change, { title: registry.adopt, shown }), ...settled });
  const withdrawing = useMutation({ mutationFn: () => withdrawFlags(change), ...settled });
  return (
    <div className={css.buttons}>
      {actions.includes('directory.adopt') && !own ? (
        <Button kind="primary" busy={adopting.isPending} onClick={() => adopting.mutate()}>
          {registry.adopt}
        </Button>
      ) : null}
      {actions.includes('directory.propose') ? (
        <Button busy={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
          {registry.withdraw}
        </Button>
      ) : null}
      {own ? <span className={css.quiet}>{registry.another}</span> : null}
      <ProblemNote error={adopting.error ?? withdrawing.error} />
    </div>
  );
}
