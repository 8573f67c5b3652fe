/** French is in the bundle, English comes when it is asked for; both are plain objects, so that a missing word does not compile. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { french as setInFrench } from '../../domain/kernel/french.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import { askedLanguage, isLanguage, type Language } from './asked-language.js';
import { french, type Words } from './fr/words.js';
import { readStored, writeStored } from './stored.js';
import { typeset } from './typeset.js';

export type { Language };

interface Speech {
  readonly language: Language;
  /** For Intl: `fr-FR` or `en-GB`. */
  readonly locale: string;
  readonly words: Words;
  readonly change: (language: Language) => void;
}

const STORED = 'greffe-language';
const SpeechContext = createContext<Speech | null>(null);

const shownInFrench = typeset(french);

const load = async (language: Language): Promise<Words> =>
  language === 'en' ? (await import('./en/words.js')).english : shownInFrench;

/** What the person chose here, else what the browser asks for. */
export function storedLanguage(): Language {
  const stored = readStored(STORED);
  return isLanguage(stored) ? stored : askedLanguage(navigator.languages);
}

/** The words of the stored language, to be had before the first paint. */
export const storedWords = (): Promise<Words> => load(storedLanguage());

export function LanguageProvider({ first, children }: { readonly first: Words; readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState<{ language: Language; words: Words }>({
    language: storedLanguage(),
    words: first,
  });
  const change = useCallback((language: Language) => {
    writeStored(STORED, language);
    void load(language).then((words) => setSpoken({ language, words }));
  }, []);
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);
  const speech = useMemo(
    () => ({ ...spoken, locale: spoken.language === 'en' ? 'en-GB' : 'fr-FR', change }),
    [spoken, change],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('No LanguageProvider above.');
  return speech;
}

const sayInFrench = (text: Bilingual): string => setInFrench(text.fr);
const sayInEnglish = (text: Bilingual): string => text.en;

export const useWords = (): Words => useSpeech().words;

export function useLanguage() {
  const speech = useSpeech();
  return { ...speech, say: speech.language === 'fr' ? sayInFrench : sayInEnglish };
}
