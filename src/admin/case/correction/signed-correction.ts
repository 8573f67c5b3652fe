/** The signature of the second person over a correction that weakens the judgement, exactly as it stands on the screen. */
import { actOn, payloadOfThing, type Signature, sign } from '../../api/signing.js';
import { useWords } from '../../i18n/language.js';
import { useNames } from '../../i18n/vocabulary.js';
import type { FactValue } from '../fact-values.js';
import { useFactWords } from '../facts.js';
import type { CaseFile } from '../read.js';

type Correction = NonNullable<CaseFile['correction']>;

/** Rejects with SignatureDeclined when the user cancels. */
export function useSignedCorrection({ id, reference }: CaseFile, waits: Correction, seq: number) {
  const { correction, signing } = useWords();
  const { nameOf, textOf } = useFactWords();
  const names = useNames();
  return async (): Promise<Signature> => {
    const { changes, weakens, from, becomes } = waits;
    const payload = await payloadOfThing({ becomes, changes, from, weakens });
    const shown = [
      { label: signing.case, value: reference },
      ...changes.map(({ fact, before, value }) => ({
        label: nameOf(fact),
        value: `${textOf(fact, before as FactValue)} → ${textOf(fact, value as FactValue)}`,
      })),
      {
        label: correction.becomes,
        value: `${names('verdict', from.verdict)} → ${names('verdict', becomes.verdict)}`,
      },
    ];
    return sign(actOn('confirm_correction', { case: id, payload, seq }), { title: correction.confirm, shown });
  };
}
