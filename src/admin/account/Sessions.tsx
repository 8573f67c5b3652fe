import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../i18n/language.js';
import { Tag } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Section } from '../ui/page.js';
import { Loading, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { endOthers, endSession, sessionsQuery } from './account.query.js';
import { SessionTable } from './SessionTable.js';
import { useOwnAct } from './useOwnAct.js';

export function Sessions() {
  const { account } = useLanguage().words;
  const sessions = useQuery(sessionsQuery);
  const ending = useOwnAct(endSession, () => say(account.ended));
  const endingAll = useOwnAct(endOthers, () => say(account.ended));
  const others = sessions.data?.some(({ current }) => !current) ?? false;
  return (
    <Section
      title={account.sessions}
      aside={
        others ? (
          <Button small busy={endingAll.isPending} onClick={() => endingAll.mutate(undefined)}>
            {account.endOthers}
          </Button>
        ) : null
      }
    >
      <ProblemNote error={sessions.error ?? ending.error ?? endingAll.error} />
      {sessions.isPending ? <Loading lines={3} /> : null}
      {sessions.data ? (
        <SessionTable
          sessions={sessions.data}
          actOf={({ id, current }) =>
            current ? (
              <Tag tone="ok">{account.thisSession}</Tag>
            ) : (
              <Button small onClick={() => ending.mutate(id)}>
                {account.end}
              </Button>
            )
          }
        />
      ) : null}
    </Section>
  );
}
