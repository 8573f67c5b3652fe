import { describe, expect, it } from '@jest/globals';
import { body, document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { read } from './read.js';
import { disprovesOrigin, SenderCheck, senderCheck } from './sender-check.js';
import { type SenderOutcome, senderOutcomes } from './sender-outcome.js';

const names = Object.keys(senderOutcomes) as SenderOutcome[];

describe('the outcomes of the checks of the sender', () => {
  it.each(names)('%s is a check that can be kept, with a sentence in both languages', (outcome) => {
    const check = SenderCheck.parse(senderCheck(outcome, ['detail']));
    expect(check.reason.fr).toMatch(/\.$/);
    expect(check.reason.en).toMatch(/\.$/);
    expect(outcome.startsWith(check.name.split('_')[0] ?? '')).toBe(true);
  });

  it('disproves an origin only by a failure', () => {
    const disproving = names.filter((outcome) => disprovesOrigin([senderCheck(outcome)]));
    expect(disproving.map((outcome) => senderOutcomes[outcome].result)).toEqual(disproving.map(() => 'fails'));
    expect(disproving).toEqual(expect.arrayContaining(['dmarc_fail', 'smime_broken', 'reply_to_leaves_authority']));
  });

  it('holds nothing against the outer message for what is wrong with one inside', () => {
    expect(disprovesOrigin([senderCheck('dmarc_fail', [], '2')])).toBe(false);
  });
});

describe('the origin of a request', () => {
  const law = sampleLaw();
  const act = message(
    [
      body('Ci-joint.'),
      document(
        'Nous, officier de police judiciaire, vu l’article 60-1 du code de procédure pénale, requérons l’identité du titulaire du compte proj-kelvin-42.',
      ),
    ],
    from('br.voiron@gendarmerie.interieur.gouv.fr'),
  );
  const originWith = (...outcomes: SenderOutcome[]) =>
    read(
      act,
      law,
      outcomes.map((outcome) => senderCheck(outcome)),
    ).facts.checks.origin_established;

  it('is established by no check, not even by all', () => {
    expect(originWith('spf_pass', 'dkim_pass', 'dmarc_pass', 'arc_pass', 'smime_holds', 'pdf_holds')).toBe('unknown');
    expect(originWith()).toBe('unknown');
  });

  it.each([
    'dmarc_fail',
    'dmarc_several_from',
    'dmarc_disputed_from',
    'smime_broken',
    'smime_other_address',
    'pdf_broken',
  ] as const)('is false by %s, whatever else holds', (outcome) => {
    expect(originWith('spf_pass', 'dkim_pass', outcome)).toBe('fails');
  });

  it.each(['spf_fail', 'dkim_fail', 'dmarc_no_policy', 'dmarc_none', 'smime_weak', 'smime_unknown_signer'] as const)(
    'stays unknown by %s',
    (outcome) => {
      expect(originWith(outcome)).toBe('unknown');
    },
  );

  it('is not that of the machine channel when its gateway is forged', () => {
    const gateway = {
      ...law,
      operator: { ...law.operator, operator: { ...law.operator.operator, disSenders: ['dis.example'] } },
    };
    const sent = message([body('EPOC')], from('gateway@dis.example'));
    expect(read(sent, gateway, [senderCheck('dmarc_pass')]).facts.channel).toBe('DIS');
    expect(read(sent, gateway, [senderCheck('dmarc_fail')]).facts.channel).toBe('OTHER');
  });
});
