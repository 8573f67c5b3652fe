/** Changes of the directory: those that wait for a second person, with what each would replace, and those settled. */
import { useQuery } from '@tanstack/react-query';
import { useNameOf } from '../api/colleagues.js';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Section } from '../ui/page.js';
import { Blank, Failure, Loading, Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { adoptChange, type Change, changesQuery, type Entry, useChange, withdrawChange } from './changes.query.js';
import css from './Directory.module.css';

const MOST_SHOWN = 100;

export function ChangeList() {
  const { registry } = useLanguage().words;
  const read = useQuery(changesQuery);
  if (read.error) return <Failure error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  if (read.data.changes.length === 0) return <Blank title={registry.noChange}>{registry.noChangeText}</Blank>;
  return read.data.changes.slice(0, MOST_SHOWN).map((change) => <OneChange key={change.changeId} change={change} />);
}

const tones = { proposed: 'warn', adopted: 'ok', withdrawn: 'plain' } as const;

function OneChange({ change }: { readonly change: Change }) {
  const { registry } = useLanguage().words;
  const nameOf = useNameOf();
  const { change: text, before, proposed, adopted, withdrawn } = change;
  const state = adopted ? 'adopted' : withdrawn ? 'withdrawn' : 'proposed';
  const moments = [
    [registry.proposedBy, proposed],
    [registry.adoptedBy, adopted],
    [registry.withdrawnBy, withdrawn],
  ] as const;
  const told = [...(text?.entries ?? []).map(({ id }) => id), ...(text?.removed ?? [])];
  const title = `${told.slice(0, 3).join(', ')}${told.length > 3 ? ` +${told.length - 3}` : ''}` || change.changeId;
  return (
    <Section title={title} aside={<Tag tone={tones[state]}>{registry.changeStates[state]}</Tag>}>
      <p className={css.under}>
        {moments.map(([label, moment]) =>
          moment ? (
            <span key={label}>
              {label} {nameOf(moment.by)} <Time at={moment.at} />{' '}
            </span>
          ) : null,
        )}
      </p>
      {text ? null : <Note tone="crit">{registry.textMissing}</Note>}
      <ul className={css.numbers}>
        {text?.entries.slice(0, MOST_SHOWN).map((entry) => (
          <li key={entry.id}>
            <Difference before={before.find(({ id }) => id === entry.id)} after={entry} />
          </li>
        ))}
        {text?.removed.map((id) => (
          <li key={id}>{registry.takenOut(before.find((entry) => entry.id === id)?.names.fr ?? id)}</li>
        ))}
      </ul>
      {state === 'proposed' && text ? <Decision change={change} /> : null}
    </Section>
  );
}

/** Each field that differs, old then new. */
function Difference({ before, after }: { readonly before: Entry | undefined; readonly after: Entry }) {
  const { words, say: inLanguage } = useLanguage();
  const { registry } = words;
  const texts = (entry: Entry | undefined): readonly (readonly [string, string])[] =>
    entry
      ? [
          [registry.nameFr, entry.names.fr],
          [registry.zone, `${entry.zone} ${entry.country ?? ''} ${entry.kind}`],
          [registry.domains, entry.domains.join(', ')],
          [registry.callBack, entry.numbers.map(({ number }) => number).join(', ')],
          [registry.unitOf, entry.unitOf ?? ''],
          [
            registry.channel,
            entry.channel ? `${registry.channels[entry.channel.kind]} ${entry.channel.address ?? ''}` : '',
          ],
          [registry.certificates, String(entry.certificates?.length ?? 0)],
          [registry.confidence, `${registry.confidences[entry.confidence]}, ${inLanguage(entry.source)}`],
          [registry.holdsTo, entry.expiresAt],
        ]
      : [];
  const old = new Map(texts(before));
  return (
    <>
      <b>{after.names.fr}</b>
      <ul className={css.domains}>
        {texts(after)
          .filter(([label, value]) => value !== (old.get(label) ?? ''))
          .map(([label, value]) => (
            <li key={label}>
              {label} <del>{old.get(label)}</del> <ins>{value}</ins>
            </li>
          ))}
      </ul>
    </>
  );
}

function Decision({ change }: { readonly change: Change }) {
  const { registry } = useLanguage().words;
  const { actions, person } = useMe();
  const own = person.id === change.proposed.by;
  const done = () => say(registry.settled);
  const ids = [...(change.change?.entries ?? []).map(({ id }) => id), ...(change.change?.removed ?? [])];
  const shown = [
    { label: registry.views.authorities, value: ids.slice(0, MOST_SHOWN).join(', ') },
    { label: registry.digest, value: change.sha256, code: true as const },
  ];
  const adopting = useChange(() => adoptChange(change, { title: registry.adopt, shown }), done);
  const withdrawing = useChange(() => withdrawChange(change), done);
  return (
    <div className={css.buttons}>
      {actions.includes('directory.adopt') && !own ? (
        <Button kind="primary" busy={adopting.isPending} onClick={() => adopting.mutate(undefined)}>
          {registry.adopt}
        </Button>
      ) : null}
      {actions.includes('directory.propose') ? (
        <Button busy={withdrawing.isPending} onClick={() => withdrawing.mutate(undefined)}>
          {registry.withdraw}
        </Button>
      ) : null}
      {own ? <span className={css.quiet}>{registry.another}</span> : null}
      <ProblemNote error={adopting.error ?? withdrawing.error} />
    </div>
  );
}
