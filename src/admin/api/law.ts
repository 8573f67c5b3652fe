/** The law of this installation, as the screens name it. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../i18n/language.js';
import { client, take } from './client.js';

export const lawQuery = queryOptions({
  queryKey: ['law'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => take(client.GET('/api/law', { signal })),
});

/** The title of a circuit in the language of the reader. */
export function useCircuitTitle(): (code: string) => string {
  const { say } = useLanguage();
  const { data } = useQuery(lawQuery);
  return (code) => {
    const circuit = data?.circuits.find((each) => each.code === code);
    return circuit ? say(circuit.title) : code;
  };
}
