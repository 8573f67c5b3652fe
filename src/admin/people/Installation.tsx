/** Safe mode, and how two people end it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNameOf } from '../api/colleagues.js';
import { confirmInstallation, type Installation as Found, installationQuery } from '../api/installation.js';
import { sessionQuery } from '../api/session.js';
import { grouped } from '../api/signing.js';
import { useWords } from '../i18n/language.js';
import { Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Section } from '../ui/page.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './People.module.css';

export function Installation() {
  const found = useQuery(installationQuery).data;
  return found && found.reasons.length > 0 ? <SafeMode found={found} /> : null;
}

function SafeMode({ found }: { readonly found: Found }) {
  const { safeMode, shell } = useWords();
  const nameOf = useNameOf();
  const queries = useQueryClient();
  const actions = useQuery(sessionQuery).data?.actions ?? [];
  const { reasons, place, lost, confirmations } = found;
  const confirming = useMutation({
    mutationFn: () => {
      const shown = [
        { label: safeMode.place, value: grouped(place), code: true as const },
        ...(lost ? [{ label: safeMode.lost, value: safeMode.lostEntries(lost.size) }] : []),
      ];
      return confirmInstallation(found, { title: safeMode.confirm, shown });
    },
    onSuccess: () => say(safeMode.confirmed),
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Section title={safeMode.title}>
      <p>
        {reasons.map((reason) => safeMode.reasons[reason]).join(' ')} {safeMode.effect} {safeMode.how}
      </p>
      {lost ? <p>{safeMode.lostHelp(lost.size)}</p> : null}
      {confirmations.map(({ by, at }) => (
        <p key={by} className={css.quiet}>
          {shell.pair(safeMode.confirmedBy, nameOf(by))}, <Time at={at} />
        </p>
      ))}
      <ProblemNote error={confirming.error} />
      {actions.includes('people.confirm') ? (
        <Button kind="primary" busy={confirming.isPending} onClick={() => confirming.mutate()}>
          {safeMode.confirm}
        </Button>
      ) : null}
    </Section>
  );
}
