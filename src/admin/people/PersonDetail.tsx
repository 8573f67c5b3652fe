/** What an administrator does about someone else's access; the server refuses what they may not. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SessionTable } from '../account/SessionTable.js';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Section } from '../ui/page.js';
import { Loading, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { AskedCode } from './AskedCode.js';
import { OnePerson, TwoPersons } from './OnePerson.js';
import css from './People.module.css';
import {
  changeRoles,
  closeAccount,
  endSessionOf,
  endSessions,
  forgetFactors,
  liftLock,
  type Person,
  recover,
  sessionsOfQuery,
  useAdministration,
} from './people.query.js';
import { Roles } from './Roles.js';
import { useAsking } from './useAsking.js';

export function PersonDetail({ person }: { readonly person: Person }) {
  const { people } = useWords();
  const { id, lockedUntil, suspendedUntil, secondFactor } = person;
  const [roles, setRoles] = useState(person.roles);
  const done = () => say(people.done);
  const asked = () => say(people.grantAsked);
  const asking = useAsking();
  const [code, setCode] = useState<string | null>(null);
  const changing = useAdministration(async () => {
    const made = await asking({ person, what: 'roles', roles, wantsCode: person.awaitsPassword });
    await changeRoles(id, roles, made.ask);
    setCode(made.askedCode);
  }, asked);
  const lifting = useAdministration(() => liftLock(id), done);
  const same = roles.length === person.roles.length && roles.every((role) => person.roles.includes(role));
  return (
    <>
      <p className={css.quiet}>{person.email}</p>
      <Roles roles={roles} onChange={setRoles} />
      {same ? null : <p className={css.quiet}>{people.grantNeeded}</p>}
      {suspendedUntil ? <p className={css.quiet}>{people.suspendedText}</p> : null}
      <ProblemNote error={changing.error ?? lifting.error} />
      <div className={css.buttons}>
        {lockedUntil ? (
          <Button busy={lifting.isPending} onClick={() => lifting.mutate(undefined)}>
            {people.liftLock}
          </Button>
        ) : null}
        <Button
          kind="primary"
          disabled={same || roles.length === 0}
          busy={changing.isPending}
          onClick={() => changing.mutate(undefined)}
        >
          {people.askRoles}
        </Button>
      </div>
      <AskedCode code={code} onKept={() => setCode(null)} />
      <SessionsOf person={person} />
      <Recovery person={person} />
      {secondFactor ? (
        <Confirmed
          label={people.forget}
          confirm={people.forgetConfirm}
          text={people.forgetText}
          act={async () => {
            const { ask } = await asking({ person, what: 'factors', roles: null, wantsCode: false });
            await forgetFactors(id, ask);
          }}
          onDone={asked}
        />
      ) : null}
      <OnePerson person={person} onDone={asked} />
      {person.person === id ? null : <TwoPersons person={person} onDone={asked} />}
      <Confirmed
        label={people.close}
        confirm={people.closeConfirm}
        text={people.closeText}
        act={async () => {
          const { ask } = await asking({ person, what: 'closing', roles: null, wantsCode: false });
          await closeAccount(id, ask);
        }}
        onDone={asked}
      />
    </>
  );
}

function SessionsOf({ person: { id } }: { readonly person: Person }) {
  const { people, account } = useWords();
  const sessions = useQuery(sessionsOfQuery(id));
  const again = () => {
    say(account.ended);
    void sessions.refetch();
  };
  const ending = useAdministration((sessionId: string) => endSessionOf(id, sessionId), again);
  const endingAll = useAdministration(() => endSessions(id), again);
  const some = (sessions.data?.length ?? 0) > 0;
  return (
    <Section
      title={people.sessions}
      aside={
        some ? (
          <Button small busy={endingAll.isPending} onClick={() => endingAll.mutate(undefined)}>
            {people.endAll}
          </Button>
        ) : null
      }
    >
      <ProblemNote error={sessions.error ?? ending.error ?? endingAll.error} />
      {sessions.isPending ? <Loading lines={2} /> : null}
      {sessions.data && !some ? <p className={css.quiet}>{people.noSession}</p> : null}
      {sessions.data && some ? (
        <SessionTable
          sessions={sessions.data}
          actOf={(session) => (
            <Button small onClick={() => ending.mutate(session.id)}>
              {account.end}
            </Button>
          )}
        />
      ) : null}
    </Section>
  );
}

/** For a password that was forgotten, or codes lost before one was chosen: one is shown here, the other to who confirms. */
function Recovery({ person }: { readonly person: Person }) {
  const { people } = useWords();
  const { id, awaitsPassword } = person;
  const asking = useAsking();
  const [code, setCode] = useState<string | null>(null);
  const ask = async () => {
    const made = await asking({ person, what: 'recovery', roles: null, wantsCode: true });
    await recover(id, made.ask);
    setCode(made.askedCode);
  };
  return (
    <>
      <Confirmed
        label={awaitsPassword ? people.newCodes : people.recover}
        confirm={awaitsPassword ? people.newCodesConfirm : people.recoverConfirm}
        text={awaitsPassword ? people.newCodesText : people.recoverText}
        act={ask}
        onDone={() => say(people.grantAsked)}
      />
      <AskedCode code={code} onKept={() => setCode(null)} />
    </>
  );
}

interface ConfirmedProps {
  readonly label: string;
  readonly text: string;
  readonly confirm?: string;
  readonly act: () => Promise<unknown>;
  readonly onDone: () => void;
}

/** An act that one cannot take back: what it does stands above the button that does it. */
function Confirmed({ label, text, confirm = label, act, onDone }: ConfirmedProps) {
  const acting = useAdministration(act, onDone);
  return (
    <details className={css.danger}>
      <summary>{label}</summary>
      <p className={css.quiet}>{text}</p>
      <ProblemNote error={acting.error} />
      <div>
        <Button kind="danger" busy={acting.isPending} onClick={() => acting.mutate(undefined)}>
          {confirm}
        </Button>
      </div>
    </details>
  );
}
