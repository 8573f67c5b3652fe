/** A rule book of three rows, for walks of a case that are about people and not about the law. */
import { Rule } from '../../src/domain/classification/rule.js';
import { type RuleBook, ruleBook } from '../../src/domain/classification/rule-book.js';

const words = { fr: 'x', en: 'x' };
const rule = (id: string, written: object): Rule =>
  Rule.parse({
    ...{ id, title: words, precedence: 1, gag: 'G_NONE', legal: ['Policy order'] },
    ...{ validFrom: '2020-01-01', validTo: null, sourceCheckedAt: '2026-11-24', ...written },
  });
const refuses = (roles: readonly string[]) => ({ verdict: 'REFUSE', circuit: 'refusal', approval: { roles } });
const discloses = { verdict: 'ADMIT', circuit: 'disclosure', approval: { roles: ['jurist'] } };

/** What is foreign or relayed is refused by three; what is French or European is admitted by a jurist. */
export const smallRules: RuleBook = ruleBook(
  [
    {
      ...{ code: 'small', order: 1, title: words },
      rules: [
        rule('U01', {
          ...refuses(['head_of_legal', 'dpo', 'executive']),
          match: { issuerZone: ['THIRD', 'INTL', 'PRIVATE', 'EEA_CH', 'EU_DK'] },
        }),
        rule('U02', { ...refuses(['head_of_legal', 'ciso']), match: { relayedBy: { not: ['NONE'] } }, precedence: 2 }),
        rule('X02', {
          ...refuses(['head_of_legal', 'ciso']),
          match: { checks: { origin_established: 'fails' } },
          precedence: 3,
        }),
        rule('X01', { ...refuses(['jurist']), verdict: 'CLARIFY', match: { issuerZone: 'UNKNOWN' }, precedence: 4 }),
        rule('X09', { ...refuses(['jurist']), verdict: 'ESCALATE', match: {}, precedence: 9 }),
        rule('F01', { ...discloses, match: { issuerZone: ['FR', 'EU_EEV', 'EU_INST'] }, precedence: 5 }),
      ],
    },
  ],
  { id: 'X05', title: words, legal: ['Policy split'], circuit: 'division', sourceCheckedAt: '2026-11-24' },
  [],
  { checks: {} as never, lists: {} },
);
