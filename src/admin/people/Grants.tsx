/** What an administrator asked for an account: it has no effect before a second person confirmed it. */
import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useNameOf } from '../api/colleagues.js';
import { sessionQuery } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';
import { TableBox } from '../ui/page.js';
import { Blank, Failure, Loading, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './People.module.css';
import {
  confirmGrant,
  type FirstCode,
  type Grant,
  grantsQuery,
  refuseGrant,
  secondGrant,
  useAdministration,
} from './people.query.js';
import { useAskedWords } from './useAsking.js';

export function Grants() {
  const { people, signing } = useLanguage().words;
  const grants = useQuery(grantsQuery);
  const [first, setFirst] = useState<FirstCode | null>(null);
  const nameOf = useNameOf();
  const words = useAskedWords();
  const shown = (grant: Grant) => [
    { label: signing.person, value: `${grant.name} (${grant.email})` },
    ...words.shown(grant),
    { label: people.askedBy, value: nameOf(grant.askedBy) },
  ];
  const confirming = useAdministration(
    async (grant: Grant) => setFirst(await confirmGrant(grant, { title: people.confirm, shown: shown(grant) })),
    () => say(people.confirmed),
  );
  const seconding = useAdministration(
    (grant: Grant) => secondGrant(grant, { title: people.confirmFirst, shown: shown(grant) }),
    () => say(people.confirmedFirst),
  );
  const refusing = useAdministration(
    (grant: Grant) => refuseGrant(grant, { title: people.refuse, shown: shown(grant) }),
    () => say(people.refused),
  );
  if (grants.error) return <Failure error={grants.error} onRetry={() => void grants.refetch()} />;
  if (!grants.data) return <Loading />;
  if (grants.data.length === 0) {
    return (
      <>
        <Blank icon={<UsersRound size={22} aria-hidden />} title={people.noGrant}>
          {people.noGrantText}
        </Blank>
        <ShownCode first={first} onKept={() => setFirst(null)} />
      </>
    );
  }
  return (
    <>
      <p className={css.quiet}>{people.grantsText}</p>
      <ProblemNote error={confirming.error ?? seconding.error ?? refusing.error} />
      <TableBox label={people.grants} stacked>
        <thead>
          <tr>
            <th scope="col">{people.name}</th>
            <th scope="col">{people.asked}</th>
            <th scope="col">{people.askedBy}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {grants.data.map((grant) => (
            <Row
              key={grant.id}
              grant={grant}
              onConfirm={() => (grant.wantsSecond ? seconding : confirming).mutate(grant)}
              onRefuse={() => refusing.mutate(grant)}
            />
          ))}
        </tbody>
      </TableBox>
      <ShownCode first={first} onKept={() => setFirst(null)} />
    </>
  );
}

interface ShownCodeProps {
  readonly first: FirstCode | null;
  readonly onKept: () => void;
}

/** Shown this once: the dialog is left by saying that it was handed over. */
function ShownCode({ first, onKept }: ShownCodeProps) {
  const { words, locale } = useLanguage();
  const { people } = words;
  const address = `${location.origin}/welcome#${first?.code ?? ''}`;
  return (
    <Dialog title={people.firstCode} open={first !== null} onClose={onKept} closable={false}>
      <div className={css.form}>
        <p className={css.quiet}>{people.firstCodeText(first ? timeText(first.expiresAt, 'day', locale) : '')}</p>
        <TextField label={people.firstCodeLink} value={address} onChange={() => undefined} readOnly />
        <Button kind="primary" wide onClick={onKept}>
          {people.firstCodeKept}
        </Button>
      </div>
    </Dialog>
  );
}

interface RowProps {
  readonly grant: Grant;
  readonly onConfirm: () => void;
  readonly onRefuse: () => void;
}

function Row({ grant, onConfirm, onRefuse }: RowProps) {
  const { people } = useLanguage().words;
  const nameOf = useNameOf();
  const me = useQuery(sessionQuery).data?.person.id;
  const name = nameOf(grant.person);
  const own = [grant.askedBy, grant.person, ...(grant.wantsSecond ? [] : [grant.secondedBy])].includes(me ?? '');
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Wanted grant={grant} />
      </td>
      <td>
        {nameOf(grant.askedBy)}
        <span className={css.email}>
          <Time at={grant.askedAt} />
        </span>
        {grant.secondedBy && !grant.wantsSecond ? (
          <span className={css.email}>{people.secondedBy(nameOf(grant.secondedBy))}</span>
        ) : null}
      </td>
      <td>
        <span className={css.buttons}>
          {own ? <span className={css.quiet}>{people.anotherConfirms}</span> : null}
          <Button small onClick={onRefuse}>
            {me === grant.askedBy ? people.takeBack : people.refuse}
            <span className="sr"> {name}</span>
          </Button>
          {own ? null : (
            <Button small kind="primary" onClick={onConfirm}>
              {grant.wantsSecond ? people.confirmFirst : people.confirm}
              <span className="sr"> {name}</span>
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

/** What is asked; of roles all that the person would hold, and those they would lose. */
function Wanted({ grant: { what, roles, of, held } }: { readonly grant: Grant }) {
  const { words } = useLanguage();
  const names = useNames();
  const nameOf = useNameOf();
  if (what === 'recovery') return <Tag tone="warn">{words.people.recover}</Tag>;
  if (what === 'closing') return <Tag tone="crit">{words.people.close}</Tag>;
  if (what === 'one_person') return <Tag tone="warn">{words.people.onePersonWith(nameOf(of ?? ''))}</Tag>;
  if (what === 'two_persons') return <Tag tone="warn">{words.people.twoPersons}</Tag>;
  if (what === 'factors' || roles === null) return <Tag tone="warn">{words.people.forget}</Tag>;
  const named = (some: typeof held) => some.map((role) => names('role', role)).join(', ');
  const lost = held.filter((role) => !roles.includes(role));
  return (
    <>
      {named(roles)}
      {lost.length > 0 ? <span className={css.email}>{words.people.loses(named(lost))}</span> : null}
    </>
  );
}
