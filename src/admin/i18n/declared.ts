/** The labels of actions and events, in the language of the reader; one that this version does not know keeps its code. */

import declared from 'virtual:actions';
import { useCallback } from 'react';
import { useLanguage } from './language.js';

const actions: Partial<Record<string, (typeof declared.actions)['close']>> = declared.actions;

export function useActionLabel(): (type: string) => string {
  const { say } = useLanguage();
  return useCallback((type) => say(actions[type]?.label ?? { fr: type, en: type }), [say]);
}

export function useEventLabel(): (type: string) => string {
  const { say } = useLanguage();
  return useCallback((type) => say(declared.events[type] ?? { fr: type, en: type }), [say]);
}
