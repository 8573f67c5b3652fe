/** Sessions of the portal: the cookie alone carries what opens a package, and the database says whether it still may. */
import { readCookie } from '../platform/http/request/session-cookie.js';
import { open } from '../platform/keys/sealed-box.js';
import { DeliveredPackage } from './delivered-package.js';
import { boxOf, digestOf, secretIn } from './link.js';
import type { PortalStore, Session } from './portal.store.js';

/** The prefix makes the browser refuse it without TLS, from another host and for another path. */
const NAME = '__Host-remise';

/** @param session the secret, of which the database keeps the SHA-256 */
export const cookieOf = (key: Buffer, session: string): string =>
  `${NAME}=${key.toString('base64url')}.${session}; Path=/; Secure; HttpOnly; SameSite=Strict`;

export interface Opened {
  readonly digest: Buffer;
  readonly session: Session;
  readonly content: DeliveredPackage;
}

export class SessionDesk {
  constructor(private readonly store: PortalStore) {}

  /** Asked at each request: null for a cookie that opens nothing, or nothing any more. */
  async open(header: string | undefined): Promise<Opened | null> {
    const [key, secret] = (readCookie(header, NAME) ?? '').split('.').map((part) => secretIn(part));
    if (!key || !secret) return null;
    const digest = digestOf(secret);
    const session = await this.store.session(digest);
    if (!session) return null;
    const content = opened(key, session);
    return content && { digest, session, content };
  }
}

function opened(key: Buffer, { id, sealed }: Session): DeliveredPackage | null {
  let text: string;
  try {
    text = open(key, sealed, boxOf(id)).toString('utf8');
  } catch {
    return null;
  }
  return DeliveredPackage.parse(JSON.parse(text));
}
