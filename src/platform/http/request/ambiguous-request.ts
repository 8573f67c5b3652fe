/** Requests that two HTTP programs in a row could read in two ways (RFC 9110, 7.2; RFC 9112, 3.2 and 6.3). */
import type { FastifyRequest } from 'fastify';
import { type Refusal, refusal } from '../../../domain/kernel/result.js';
import { RefusalError } from '../answer/refusal.error.js';

/** Fields that say where a request goes, how long it is, what it carries and who sends it: one of each, or none. */
const single = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'content-type',
  'authorization',
  'origin',
  'idempotency-key',
]);

const repeatedField: Refusal = refusal(
  'header-repeated',
  'invalid',
  'Un en-tête qui ne peut figurer qu’une fois est répété (Host, Content-Length…) : envoyez-le une seule fois.',
  'A header that may stand once only is repeated (Host, Content-Length…): send it once.',
  'RFC 9110, 5.3',
);

/** Throws a RefusalError with the status 400. Node itself takes the first of several `Host` fields and says nothing. */
export function refuseAmbiguous({ raw }: Pick<FastifyRequest, 'raw'>): void {
  const names = raw.rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  const seen = new Set<string>();
  for (const name of names.filter((one) => single.has(one))) {
    if (seen.has(name)) throw new RefusalError(repeatedField, { status: 400 });
    seen.add(name);
  }
}
