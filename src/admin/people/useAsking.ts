/** Asks a second person for what an administrator wants for an account: signed first, in words that say what it is. */
import { useQuery } from '@tanstack/react-query';
import { useNameOf } from '../api/colleagues.js';
import { sessionQuery } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { type AskedFor, type MadeAsk, signAsk } from './signed-ask.js';

/** What is asked, as everyone who signs it reads it. */
export function useAskedWords() {
  const { people, signing } = useLanguage().words;
  const names = useNames();
  const nameOf = useNameOf();
  const titles = {
    roles: people.askRoles,
    factors: people.forgetConfirm,
    recovery: people.recoverConfirm,
    closing: people.closeConfirm,
    one_person: people.onePersonConfirm,
    two_persons: people.twoPersonsConfirm,
  };
  const values = {
    roles: '',
    factors: people.forget,
    recovery: people.recover,
    closing: people.close,
    one_person: people.onePerson,
    two_persons: people.twoPersons,
  };
  return {
    title: ({ what }: Pick<AskedFor, 'what'>) => titles[what],
    shown: ({ what, roles, of }: Pick<AskedFor, 'what' | 'roles' | 'of'>) => [
      { label: signing.rights, value: roles?.map((role) => names('role', role)).join(', ') ?? values[what] },
      ...(of ? [{ label: people.otherAccount, value: nameOf(of) }] : []),
    ],
  };
}

export function useAsking() {
  const { signing } = useLanguage().words;
  const words = useAskedWords();
  const me = useQuery(sessionQuery).data?.person.id ?? '';
  return (asked: Omit<AskedFor, 'askedBy'>): Promise<MadeAsk> => {
    const who = { label: signing.person, value: `${asked.person.name} (${asked.person.email})` };
    return signAsk({ ...asked, askedBy: me }, { title: words.title(asked), shown: [who, ...words.shown(asked)] });
  };
}
