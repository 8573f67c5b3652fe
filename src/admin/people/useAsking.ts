/** Asks a second person for what an administrator wants for an account: signed first, in words that say what it is. */
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { type AskedFor, type MadeAsk, signAsk } from './signed-ask.js';

export function useAsking() {
  const { people, signing } = useLanguage().words;
  const names = useNames();
  const me = useQuery(sessionQuery).data?.person.id ?? '';
  const wordsOf = {
    roles: { title: people.askRoles, value: '' },
    factors: { title: people.forgetConfirm, value: people.forget },
    recovery: { title: people.recoverConfirm, value: people.recover },
  };
  return (asked: Omit<AskedFor, 'askedBy'>): Promise<MadeAsk> => {
    const { title, value } = wordsOf[asked.what];
    const rights = asked.roles?.map((role) => names('role', role)).join(', ') ?? value;
    const shown = [
      { label: signing.person, value: `${asked.person.name} (${asked.person.email})` },
      { label: signing.rights, value: rights },
    ];
    return signAsk({ ...asked, askedBy: me }, { title, shown });
  };
}
