/** The rows of the list come before everything that is only told beside them. */
import type { QueryClient } from '@tanstack/react-query';

/** Resolves once no list is on its way: what is counted beside the rows comes after them. */
export async function afterTheRows(queries: QueryClient): Promise<void> {
  // Whatever is shown together asks together: the list may be the last to do so.
  await new Promise((resolve) => setTimeout(resolve));
  const coming = () => queries.isFetching({ queryKey: ['cases'] }) > 0;
  if (!coming()) return;
  await new Promise<void>((resolve) => {
    const stop = queries.getQueryCache().subscribe(() => {
      if (coming()) return;
      stop();
      resolve();
    });
  });
}
