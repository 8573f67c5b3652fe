/** The law in force as people read it: circuits, rules in their order, checks, instruments, and what was proved of them. */
import { z } from 'zod';
import type { Catalogue } from '../catalogue/catalogue.service.js';
import { CaseCircuit } from '../domain/case/circuit.js';
import { BothLanguages } from '../domain/kernel/both-languages.js';
import { Authority } from '../domain/law/authority.js';
import { CheckName } from '../domain/law/fact.js';
import { Instrument } from '../domain/law/instrument.js';
import { ApproverRole, Gag, Ground, Sha256Text, Verdict } from '../domain/law/vocabulary.js';

const ShownRule = z.strictObject({
  id: z.string(),
  title: BothLanguages,
  verdict: Verdict,
  circuit: z.string(),
  grounds: z.array(Ground),
  approvers: z.array(ApproverRole),
  gag: Gag,
  conditions: z.array(z.record(z.string(), z.unknown())).describe('Of several, one is enough'),
  requires: z.array(CheckName),
  legal: z.array(z.string()),
  counsel: z.array(z.string()),
  catchAll: z.boolean(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  sourceCheckedAt: z.iso.date(),
});
const ShownProof = z.strictObject({
  from: z.iso.date(),
  combinations: z.string().describe('A decimal number; it passes 2^53'),
  promises: z.array(
    z.strictObject({ number: z.int(), sentence: BothLanguages, article: z.string(), combinations: z.string() }),
  ),
  neverReached: z.array(z.string()),
});

export const LawView = z
  .strictObject({
    hash: Sha256Text,
    operator: z.strictObject({ code: z.string(), name: z.string() }),
    circuits: z.array(CaseCircuit),
    sections: z.array(z.strictObject({ code: z.string(), title: BothLanguages, rules: z.array(ShownRule) })),
    checks: z.array(z.strictObject({ check: CheckName, title: BothLanguages, cite: z.string() })),
    instruments: z.array(
      Instrument.pick({ code: true, names: true, family: true, url: true, validFrom: true, validTo: true }),
    ),
    authorities: z.array(Authority),
    questions: z.array(z.strictObject({ code: z.string(), ...BothLanguages.shape })),
    proofs: z.array(ShownProof).describe('One for each day on which the rules in force change'),
  })
  .meta({ id: 'Law' });

export function lawView({ law, proofs }: Pick<Catalogue, 'law' | 'proofs'>): z.infer<typeof LawView> {
  return {
    hash: law.hash,
    operator: { code: law.operator.code, name: law.operator.operator.name },
    circuits: [...law.circuits],
    sections: law.sections.map(({ code, title }) => ({ code, title, rules: rulesOf(code, law) })),
    checks: CheckName.options.map((check) => {
      const { title, cite } = law.checks.checks[check];
      return { check, title, cite };
    }),
    instruments: law.instruments.map(({ code, names, family, url, validFrom, validTo }) => ({
      code,
      names,
      family,
      url,
      validFrom,
      validTo,
    })),
    authorities: [...law.authorities],
    questions: Object.entries(law.questions).map(([code, { fr, en }]) => ({ code, fr, en })),
    proofs: proofs.map(({ day, combinations, findings, neverReached }) => ({
      from: day,
      combinations: combinations.toString(),
      promises: findings.map(({ invariant: { number, sentence, article }, combinations: shown }) => ({
        number,
        sentence,
        article,
        combinations: shown.toString(),
      })),
      neverReached: [...neverReached],
    })),
  };
}

/** In the order in which they are asked. */
function rulesOf(section: string, { rules }: Catalogue['law']): z.infer<typeof ShownRule>[] {
  return rules
    .filter((ready) => ready.section === section)
    .map(({ rule, needs }) => ({
      id: rule.id,
      title: rule.title,
      verdict: rule.verdict,
      circuit: rule.circuit,
      grounds: rule.grounds,
      approvers: rule.approval.roles,
      gag: rule.gag,
      conditions: [rule.match].flat(),
      requires: [...new Set(needs.map(({ check }) => check))],
      legal: rule.legal,
      counsel: rule.counsel ?? [],
      catchAll: rule.catchAll,
      validFrom: rule.validFrom,
      validTo: rule.validTo,
      sourceCheckedAt: rule.sourceCheckedAt,
    }));
}
