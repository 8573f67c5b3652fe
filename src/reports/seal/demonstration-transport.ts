/** The demonstration authority as a transport: it answers from inside the process. */
import type { Transport } from '../../stamps/transport.js';
import type { DemonstrationAuthority } from '../authority/demonstration.js';
import { OCSP_ADDRESS } from '../authority/issue.js';

export const DEMONSTRATION_STAMPS = 'http://stamps.demonstration.greffe.example/';

/** Nothing else is reached. */
export function demonstrationTransport(authority: DemonstrationAuthority, now: () => Date): Transport {
  return async ({ address, body = Buffer.alloc(0) }) => {
    if (address === DEMONSTRATION_STAMPS) return authority.stamp(body, now());
    if (address === OCSP_ADDRESS) return authority.answer(body, now());
    throw new Error(`${address} is no address of the demonstration.`);
  };
}
