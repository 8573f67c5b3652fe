/** The words of a letter by paragraph, with and without those of its preparer: what approvers compare. */
import { z } from 'zod';
import type { ComposedLetter } from '../../domain/case/letters/letter.js';
import { textsOf } from '../../domain/case/letters/letter-version.js';
import { LetterWriting } from '../../domain/case/letters/letter-writing.js';

export const Wording = z
  .strictObject({
    writing: LetterWriting,
    versions: z.array(
      z.strictObject({
        language: z.enum(['fr', 'en']),
        /** As the templates alone would have it. */
        standard: z.array(z.string()),
        written: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Wording' });
export type Wording = z.infer<typeof Wording>;

export function wordingOf(writing: LetterWriting, standard: ComposedLetter, letter: ComposedLetter): Wording {
  const versions = letter.versions.map((version, at) => {
    const before = standard.versions[at];
    return { language: version.language, standard: before ? textsOf(before) : [], written: textsOf(version) };
  });
  return { writing, versions };
}
