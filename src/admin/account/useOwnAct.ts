import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.js';
import { factorsQuery, ownKeysQuery, sessionsQuery } from './account.query.js';

/** An act on the own account; what is shown of it is read again afterwards. */
export function useOwnAct<Given, Answer>(act: (given: Given) => Promise<Answer>, done?: (answer: Answer) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (answer) => done?.(answer),
    onSettled: () =>
      Promise.all(
        [factorsQuery, ownKeysQuery, sessionsQuery, sessionQuery].map(({ queryKey }) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
