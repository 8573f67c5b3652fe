/** Every signing key that counts or waits: compared by its fingerprint, and confirmed by another person. */
import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useNameOf } from '../api/colleagues.js';
import { sessionQuery } from '../api/session.js';
import { grouped } from '../api/signing.js';
import { useWords } from '../i18n/language.js';
import { Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { TableBox } from '../ui/page.js';
import { Blank, Failure, Loading, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './People.module.css';
import { confirmKey, endFounding, keysQuery, refuseKey, type SigningKey, useAdministration } from './people.query.js';

export function Keys() {
  const { signing, people } = useWords();
  const nameOf = useNameOf();
  const keys = useQuery(keysQuery);
  const shown = (key: SigningKey) => [
    { label: signing.person, value: nameOf(key.person) },
    { label: signing.key, value: signing.kinds[key.kind] },
    { label: signing.fingerprint, value: grouped(key.fingerprint), code: true as const },
  ];
  const confirming = useAdministration(
    (key: SigningKey) => confirmKey(key, { title: signing.confirmKey, shown: shown(key) }),
    () => say(signing.confirmed),
  );
  const ending = useAdministration(
    (key: SigningKey) => endFounding(key, { title: signing.endFounding, shown: shown(key) }),
    () => say(signing.foundingEnded),
  );
  const refusing = useAdministration(refuseKey, () => say(people.refused));
  if (keys.error) return <Failure error={keys.error} onRetry={() => void keys.refetch()} />;
  if (!keys.data) return <Loading />;
  if (keys.data.length === 0) return <Blank icon={<KeyRound size={22} aria-hidden />} title={signing.noKeys} />;
  return (
    <>
      <p className={css.quiet}>{signing.compare}</p>
      <ProblemNote error={confirming.error ?? refusing.error ?? ending.error} />
      <TableBox label={signing.keys} stacked>
        <thead>
          <tr>
            <th scope="col">{people.name}</th>
            <th scope="col">{signing.key}</th>
            <th scope="col">{people.state}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {keys.data.map((key) => (
            <Row
              key={key.id}
              signingKey={key}
              onConfirm={() => confirming.mutate(key)}
              onRefuse={() => refusing.mutate(key.id)}
              onEnd={() => ending.mutate(key)}
            />
          ))}
        </tbody>
      </TableBox>
    </>
  );
}

interface RowProps {
  readonly signingKey: SigningKey;
  readonly onConfirm: () => void;
  readonly onRefuse: () => void;
  readonly onEnd: () => void;
}

function Row(props: RowProps) {
  const { signing } = useWords();
  const nameOf = useNameOf();
  const { person, kind, fingerprint, state, backupEligible, foundedFrom } = props.signingKey;
  const name = nameOf(person);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {signing.kinds[kind]}
        {kind === 'passkey' ? (
          <span className={css.email}>{backupEligible === false ? signing.bound : signing.copied}</span>
        ) : null}
        <code className={css.fingerprint}>{grouped(fingerprint)}</code>
      </td>
      <td>
        <State signingKey={props.signingKey} />
      </td>
      <td>
        {state !== 'waiting' ? null : foundedFrom === null ? (
          <Waiting {...props} name={name} />
        ) : (
          <Announced from={foundedFrom} name={name} onEnd={props.onEnd} />
        )}
      </td>
    </tr>
  );
}

function Waiting({ signingKey, name, onConfirm, onRefuse }: RowProps & { readonly name: string }) {
  const { signing, people } = useWords();
  const me = useQuery(sessionQuery).data?.person.id;
  const { person, confirmable } = signingKey;
  return (
    <span className={css.buttons}>
      {confirmable ? null : <span className={css.quiet}>{signing.unproved}</span>}
      {me === person && confirmable ? <span className={css.quiet}>{people.anotherConfirms}</span> : null}
      <Button small onClick={onRefuse}>
        {people.refuse}
        <span className="sr"> {name}</span>
      </Button>
      {me === person || !confirmable ? null : (
        <Button small kind="primary" onClick={onConfirm}>
          {people.confirm}
          <span className="sr"> {name}</span>
        </Button>
      )}
    </span>
  );
}

interface AnnouncedProps {
  readonly from: string;
  readonly name: string;
  readonly onEnd: () => void;
}

/** In sight for seven days: one person who confirms ends it. */
function Announced({ from, name, onEnd }: AnnouncedProps) {
  const { signing } = useWords();
  return (
    <span className={css.buttons}>
      <span>
        {signing.announced} <Time at={from} />
      </span>
      <Button small kind="danger" onClick={onEnd}>
        {signing.endFounding}
        <span className="sr"> {name}</span>
      </Button>
    </span>
  );
}

function State({ signingKey }: { readonly signingKey: SigningKey }) {
  const { signing } = useWords();
  const nameOf = useNameOf();
  const { state, confirmedBy, enrolledAt, otherSite } = signingKey;
  const by = confirmedBy === 'machine' ? signing.byMachine : nameOf(confirmedBy ?? '');
  return (
    <>
      <Tag tone={state === 'confirmed' ? 'ok' : 'warn'}>{signing.states[state]}</Tag>
      {otherSite ? <Tag tone="crit">{signing.otherSiteTag}</Tag> : null}
      <span className={css.email}>{state === 'confirmed' ? signing.confirmedBy(by) : <Time at={enrolledAt} />}</span>
    </>
  );
}
