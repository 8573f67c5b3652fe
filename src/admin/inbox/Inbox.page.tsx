/** What waits, the shortest clock first. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, take } from '../api/client.js';
import { useNameOf } from '../api/colleagues.js';
import { useHappenings } from '../api/live.js';
import { Country, Due, Tag, Time } from '../ui/bits.js';
import { useNow } from '../ui/now.js';
import { Failure } from '../ui/states.js';

export function InboxPage() {
  const now = useNow();
  const nameOf = useNameOf();
  const [news, setNews] = useState(0);
  useHappenings(({ type }) => setNews((before) => before + (type === 'case.opened' ? 1 : 0)));
  const cases = useQuery({
    queryKey: ['cases'],
    queryFn: ({ signal }) => take(client.GET('/api/cases', { signal })),
  });
  if (cases.error) return <Failure error={cases.error} onRetry={() => void cases.refetch()} />;
  return (
    <ul data-news={news}>
      {cases.data?.cases.map((each) => (
        <li key={each.id}>
          <b>{each.reference}</b> {each.issuerCountry ? <Country code={each.issuerCountry} /> : null}
          <Due at={each.safeEnd} now={now} /> <Tag>{each.verdict}</Tag> <Time at={each.receivedAt} />{' '}
          {each.assignee ? nameOf(each.assignee) : null}
        </li>
      ))}
    </ul>
  );
}
