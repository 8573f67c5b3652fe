import type { CommonLaw } from '../../catalogue/files/law.js';
import type { CaseState } from '../../domain/case/model/state.js';

export interface OpenQuestion {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
}

/** The open questions that the advice on a case stands on, in both languages; a question settled since is left out. */
export function openQuestionsOf({ classification }: CaseState, { questions }: CommonLaw): OpenQuestion[] {
  return (classification?.counsel ?? []).flatMap((code) => {
    const question = questions[code];
    return question ? [{ code, fr: question.fr, en: question.en }] : [];
  });
}
