/** An answer with data was put into one sealed file, which people hand over or the recipient fetches. */
import { z } from 'zod';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { answerIn } from '../../model/answer-in.js';
import { Id } from '../../model/event-schema.js';
import type { FollowUp } from '../../model/follow-up.js';
import type { CaseState, Preparation } from '../../model/state.js';

const notPacked = refusal(
  'package-not-of-an-answer',
  'conflict',
  'Seule une réponse avec des données, approuvée, partie et non rappelée, est mise en paquet, une fois.',
  'Only an answer with data that was approved, left and was not recalled is put into a package, once.',
);

const data = {
  packageId: Id,
  letterId: Id,
  /** Of the seal itself, which no one can compute from what it covers. */
  sha256: Sha256Text,
  /** Bytes. */
  size: z.int().positive(),
};

/** What left with that letter, and was neither recalled nor put into a package yet. */
export const toPack = ({ left, recalled, packages = [] }: CaseState, letterId: string): Preparation | undefined =>
  packages.some((each) => each.letterId === letterId)
    ? undefined
    : left.find((each) => !recalled.includes(each.id) && answerIn(each)?.id === letterId);

const packageSealed = defineEvent('case.package_sealed', {
  label: { fr: 'Paquet de données scellé', en: 'Package of data sealed' },
  data,
  by: 'service',
  keepsPreparation: true,
  evolve: (state, { packageId, ...sealed }) => ({
    ...state,
    packages: [...(state.packages ?? []), { id: packageId, ...sealed }],
  }),
});

export const recordPackage = defineAction('record_package', {
  input: data,
  events: [packageSealed],
  open: 'service',
  roles: [],
  decide: (given, { state }) => (toPack(state, given.letterId) ? accept([packageSealed.of(given)]) : refuse(notPacked)),
});

/** After the answer was released. */
export function sealPackage({ preparation }: CaseState): readonly FollowUp[] {
  const letter = preparation ? answerIn(preparation) : undefined;
  return letter ? [{ do: 'seal_package', letterId: letter.id, at: preparation?.leavesAt ?? null }] : [];
}
