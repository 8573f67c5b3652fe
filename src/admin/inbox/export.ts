/** The cases of the view shown as a file for a spreadsheet. */
import { useMutation } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import { listQuery } from '../api/pages.js';
import { useLanguage } from '../i18n/language.js';
import { saveBytes } from '../ui/save.js';
import { useProblemText } from '../ui/states.js';
import { say } from '../ui/toast.js';

export function useExport(query: string) {
  const { words, language } = useLanguage();
  const textOf = useProblemText();
  return useMutation({
    mutationFn: async () => {
      const params = { query: { ...listQuery(query), words: language } };
      const asked = client.GET('/api/cases/export', { params, parseAs: 'arrayBuffer' });
      return new Uint8Array((await take(asked as never)) as ArrayBuffer);
    },
    onSuccess: (bytes) => {
      saveBytes(bytes, 'greffe-cases.csv', 'text/csv');
      say(words.inbox.exported);
    },
    onError: (error) => say(textOf(error)),
  });
}
