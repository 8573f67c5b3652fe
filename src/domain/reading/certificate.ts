/** What a certificate of the e-Evidence or TERREG regulation says in its boxes (Regulation 2023/1543, annexes I and II; 2021/784, annex I). */
import type { Checks } from '../law/fact.js';
import type { CheckResult } from '../law/vocabulary.js';
import { words } from './finder.js';
import type { Findings } from './findings.js';
import type { Passage } from './passage.js';

/** Sections each form must hold. */
const forms: readonly (readonly [code: string, sections: string])[] = [
  ['EU-EPOC', 'ABCDEFGHIJKL'],
  ['EU-EPOC-PR', 'ABCDEFG'],
  ['EU-TCO-3', 'ABCDEFG'],
];
const lacking = words(
  'non remplie?',
  'not (?:filled|completed)',
  "l'annexe n'est pas jointe",
  'annex (?:is )?not attached',
  'a completer',
);
const none =
  '(?:sans objet|not applicable|n/a|nicht zutreffend|no procede|non applicabile|niet van toepassing|aucune?)';
const noValidation = words(
  `(?:autorite de validation|validating authority|validation)(?: \\([^)]{0,40}\\))? ?:? ?${none}`,
);
const validation = words('autorite de validation', 'validating authority');
const noNotice = words(
  `(?:notification a l'autorite chargee de la mise en [œo]e?uvre|notification of the enforcing authority) ?:? ?${none}`,
);
const notice = words(
  'avec notification',
  "notification a l'autorite chargee",
  'with notification',
  'notification of the enforcing authority',
);
const processor = words('sous-traitant', 'processor');
const justified = words(
  "s'adresser (?:a lui|au responsable)[^.;]{0,60}(?:risquerait|nuire|prejudic)\\p{L}*",
  "responsable n'a pu etre identifie",
  '(?:controller|addressing)[^.;]{0,60}(?:could not be identified|detriment\\p{L}*|prejudice\\p{L}*)',
);

/** Only where a certificate is cited; everywhere else these checks stay unknown. */
export function certificateChecks({ layout, bases, kind }: Findings): Checks {
  const form = forms.filter(([code]) => bases.includes(code));
  const acts = layout.passages.filter((passage) => passage.role === 'act');
  if (form.length === 0) return {};
  if (!layout.isWhole || acts.length === 0) return { certificate_complete: 'unknown' };
  const text = acts.map((act) => act.folded).join('\n');
  return {
    certificate_complete: form.every(([, sections]) => acts.some((act) => isComplete(act, sections)))
      ? 'holds'
      : 'fails',
    judge_validation: validatedBy(kind, text),
    enforcing_authority_notified: notified(text),
    processor_addressing_justified: processorResult(text),
  };
}

function isComplete(act: Passage, sections: string): boolean {
  if (lacking.in(act.folded)) return false;
  return [...sections].every((letter) =>
    new RegExp(`(?:^|\\n)\\s*(?:SECTION |Section )?${letter}(?:[.:)]|\\s*\\n)`).test(act.text),
  );
}

function validatedBy(kind: string, text: string): CheckResult {
  if (kind === 'judge' || kind === 'court') return 'holds';
  if (noValidation.in(text)) return 'fails';
  return validation.in(text) ? 'unknown' : 'fails';
}

function notified(text: string): CheckResult {
  if (noNotice.in(text)) return 'fails';
  return notice.in(text) ? 'unknown' : 'fails';
}

function processorResult(text: string): CheckResult {
  if (!processor.in(text)) return 'unknown';
  return justified.in(text) ? 'holds' : 'fails';
}
