/** What an entry of any stream says, and the kinds of entries by family, in the language of the reader. */
import declared from 'virtual:actions';
import entries from 'virtual:entries';
import { useCallback, useMemo } from 'react';
import { useEventLabel } from '../i18n/declared.js';
import { useLanguage } from '../i18n/language.js';

export function useEntryLabel(): (type: string, document?: string | null) => string {
  const { say } = useLanguage();
  const ofCase = useEventLabel();
  return useCallback(
    (type, document) => {
      const words = entries.words[type];
      const text = words ? say(words) : ofCase(type);
      const opened = entries.documents[document ?? ''];
      return opened ? `${text} (${say(opened)})` : text;
    },
    [say, ofCase],
  );
}

export interface KindGroup {
  readonly label: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
}

/** Each family with its types by their names; its first choice, `all`, is the whole family. */
export function useKindGroups(all: (family: string) => string): KindGroup[] {
  const { say, locale } = useLanguage();
  const labelOf = useEntryLabel();
  return useMemo(
    () =>
      entries.families.map(({ family, label, types }) => ({
        label: say(label),
        choices: [
          [family, all(say(label))] as const,
          ...(family === 'case' ? Object.keys(declared.events) : types)
            .map((type) => [type, labelOf(type)] as const)
            .sort(([, one], [, other]) => one.localeCompare(other, locale)),
        ],
      })),
    [say, locale, labelOf, all],
  );
}
