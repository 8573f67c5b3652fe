/** Whether the profile of an operator agrees with itself and with the directory of authorities. */
import { departuresFrom196, overSubscribed } from '../domain/law/operator.js';
import { teller, type Workflows } from './parsed.js';
import type { Fault } from './yaml-file.js';

/** A number that nobody has, that is no longer verified from the start, or that is our own, calls nobody back. */
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
    ...(own.includes(number) ? [tell(['callBackNumbers', at], 'This number is our own: it calls nobody back.')] : []),
  ]);
}

export function profileFaults(placed: Workflows['profiles'][number], authorities: ReadonlySet<string>): Fault[] {
  const tell = teller(placed);
  const { sovereignty, operator } = placed.value;
  const departures = operator.qualification ? departuresFrom196(sovereignty) : [];
  return [
    ...callBackFaults(placed, authorities),
    ...(overSubscribed(sovereignty)
      ? [tell(['sovereignty', 'shareholders'], 'The shares make more than 100 %: correct them.')]
      : []),
    ...departures.map((sentence) =>
      tell(
        ['sovereignty'],
        `${sentence} A qualified operator cannot declare this: correct the facts or remove the qualification.`,
      ),
    ),
  ];
}
