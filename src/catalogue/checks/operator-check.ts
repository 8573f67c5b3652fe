/** Whether the profile of an operator agrees with itself and with the directory of authorities. */
import { departuresOf, overSubscribed, type SovereigntyRules } from '../../domain/law/sovereignty.js';
import { teller, type Workflows } from '../files/parsed.js';
import type { Fault } from '../files/yaml-file.js';

/** Call-back numbers of an unknown authority, expired at once, or of the operator itself are refused. */
function callBackFaults(placed: Workflows['profiles'][number], authorities: ReadonlySet<string>): Fault[] {
  const tell = teller(placed);
  const { callBackNumbers, operator } = placed.value;
  const own = [operator.legalDeskPhone, operator.emergencyPhone];
  return callBackNumbers.flatMap(({ authority, number, verifiedAt, expiresAt }, at) => [
    ...(authorities.has(authority)
      ? []
      : [
          tell(
            ['callBackNumbers', at],
            `"${authority}" is in no directory: take an id of workflows/law/authorities.yaml.`,
          ),
        ]),
    ...(expiresAt > verifiedAt
      ? []
      : [tell(['callBackNumbers', at], 'It expires before it was verified: correct the dates.')]),
    ...(own.includes(number)
      ? [tell(['callBackNumbers', at], 'This number is our own: it reaches no authority.')]
      : []),
  ]);
}

/** The law is read without a clock: here a notice that was not given counts as late. */
const NO_DAY = '9999-12-31';

export function profileFaults(
  placed: Workflows['profiles'][number],
  authorities: ReadonlySet<string>,
  rules: SovereigntyRules,
): Fault[] {
  const tell = teller(placed);
  const { sovereignty, operator } = placed.value;
  const departures = operator.qualification ? departuresOf(sovereignty, rules, NO_DAY) : [];
  return [
    ...callBackFaults(placed, authorities),
    ...(overSubscribed(sovereignty)
      ? [tell(['sovereignty', 'shareholders'], 'The shares make more than 100 %: correct them.')]
      : []),
    ...departures.map(({ cite, sentence, found }) =>
      tell(
        ['sovereignty'],
        `${cite}: ${[sentence.en, ...found].join(' ')} A qualified operator cannot declare this: correct the facts or remove the qualification.`,
      ),
    ),
  ];
}
