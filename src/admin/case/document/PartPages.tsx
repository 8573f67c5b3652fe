/** The pages of a PDF, its bytes as they were sent; pdf.js comes when the first one is looked at. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { client, take } from '../../api/client.js';
import { useWords } from '../../i18n/language.js';
import { Failure, Loading } from '../../ui/states.js';

const PdfPages = lazy(async () => ({ default: (await import('../../ui/PdfPages.js')).PdfPages }));

export const bytesQuery = (messageId: string, path: string) =>
  queryOptions({
    queryKey: ['part', messageId, path],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    queryFn: async ({ signal }) => {
      const where = { path: { id: messageId }, query: { path } };
      const asked = client.GET('/api/messages/{id}/part', { params: where, parseAs: 'arrayBuffer', signal });
      const buffer: ArrayBuffer = await take(asked as never);
      return new Uint8Array(buffer);
    },
  });

interface PartPagesProps {
  readonly messageId: string;
  readonly path: string;
}

export function PartPages({ messageId, path }: PartPagesProps) {
  const { caseFile } = useWords();
  const bytes = useQuery(bytesQuery(messageId, path));
  if (bytes.error) return <Failure error={bytes.error} onRetry={() => void bytes.refetch()} />;
  if (!bytes.data) return <Loading />;
  return (
    <Suspense fallback={<Loading />}>
      <PdfPages bytes={bytes.data} label={caseFile.asPages} />
    </Suspense>
  );
}
