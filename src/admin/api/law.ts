/** The law of this installation, as the screens name it. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../i18n/language.js';
import { afterTheRows } from './after-rows.js';
import { client, take } from './client.js';
import type { components } from './schema.js';

export type Law = components['schemas']['Law'];
export type Circuit = Law['circuits'][number];
export type Step = Circuit['steps'][number];
export type Rule = Law['sections'][number]['rules'][number];

/** As it was read when the service started: it does not change under the reader. */
export const lawQuery = queryOptions({
  queryKey: ['law'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ client: queries, signal }) => {
    await afterTheRows(queries);
    return take(client.GET('/api/law', { signal }));
  },
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
