/** Messages that the reading set aside as no request: kept for good, each one act away from being a case. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MailX } from 'lucide-react';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Page, TableBox } from '../ui/page.js';
import { Blank, Failure, Loading, ProblemNote } from '../ui/states.js';
import { say as tell } from '../ui/toast.js';
import css from './Aside.module.css';

type Message = components['schemas']['MessageList']['messages'][number];
const MOST = 500;

const asideQuery = queryOptions({
  queryKey: ['aside'],
  queryFn: async ({ signal }) => {
    const query = { fate: 'not_a_request', limit: MOST } as const;
    return (await take(client.GET('/api/messages', { params: { query }, signal }))).messages;
  },
});

export function AsidePage() {
  const { words } = useLanguage();
  const { aside } = words;
  return (
    <Page title={aside.title} subtitle={aside.subtitle}>
      <Messages />
    </Page>
  );
}

function Messages() {
  const { words } = useLanguage();
  const { aside } = words;
  const messages = useQuery(asideQuery);
  const queries = useQueryClient();
  const taking = useMutation({
    mutationFn: (id: string) => take(client.POST('/api/messages/{id}/case', { params: { path: { id } } })),
    onSuccess: () => tell(aside.taken),
    onSettled: () => queries.invalidateQueries({ queryKey: asideQuery.queryKey }),
  });
  if (messages.error) return <Failure error={messages.error} onRetry={() => void messages.refetch()} />;
  if (!messages.data) return <Loading />;
  if (messages.data.length === 0) {
    return (
      <Blank icon={<MailX size={22} aria-hidden />} title={aside.none}>
        {aside.noneText}
      </Blank>
    );
  }
  return (
    <>
      <p className={css.count}>{aside.count(messages.data.length, messages.data.length === MOST)}</p>
      <ProblemNote error={taking.error} />
      <TableBox label={aside.message} stacked>
        <thead>
          <tr>
            <th scope="col">{aside.received}</th>
            <th scope="col">{aside.because}</th>
            <th scope="col">{aside.message}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {messages.data.map((message) => (
            <Row
              key={message.id}
              message={message}
              busy={taking.isPending && taking.variables === message.id}
              onTake={() => taking.mutate(message.id)}
            />
          ))}
        </tbody>
      </TableBox>
    </>
  );
}

interface RowProps {
  readonly message: Message;
  readonly busy: boolean;
  readonly onTake: () => void;
}

function Row({ message: { id, receivedAt, because, messageId, occurrences }, busy, onTake }: RowProps) {
  const { words, say } = useLanguage();
  const { aside } = words;
  const { actions } = useMe();
  return (
    <tr>
      <th scope="row">
        <Time at={receivedAt} />
      </th>
      <td>{because ? say(because) : '—'}</td>
      <td>
        <a href={`/api/messages/${id}/original`} download>
          {aside.original}
        </a>
        <span className={css.name}>
          {messageId ?? aside.unnamed}
          {occurrences > 1 ? ` · ${aside.times(occurrences)}` : ''}
        </span>
      </td>
      <td>
        {actions.includes('case.open') ? (
          <Button small busy={busy} onClick={onTake}>
            {aside.take}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
