/** Access tokens for a mail server, by the client credentials of OAuth 2 (RFC 6749, 4.4). */
import { z } from 'zod';
import { secretOf, type TokenSource } from './mailboxes.js';

const TIMEOUT_MILLISECONDS = 20_000;
/** A token is not used in its last seconds. */
const MARGIN_SECONDS = 60;

const Answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().default(300) });

/** The token server gave none. */
export class TokenRefused extends Error {}

export class AccessToken {
  private kept: { readonly token: string; readonly until: number } | null = null;

  constructor(private readonly source: TokenSource) {}

  /**
   * The token in force, asked for again shortly before its end. Rejects with `TokenRefused` when the server gives
   * none; nothing that it said is in the error.
   * @param now milliseconds of a clock that never goes back
   */
  async current(now: number): Promise<string> {
    if (this.kept && now < this.kept.until) return this.kept.token;
    const { address, client, secretFile, scope } = this.source;
    const response = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: client,
        client_secret: await secretOf(secretFile),
        ...(scope !== undefined && { scope }),
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    if (!response.ok) throw new TokenRefused(`The token server answered ${response.status}.`);
    const answer = Answer.safeParse(await response.json().catch(() => null));
    if (!answer.success) throw new TokenRefused('The token server answered without an access token.');
    const { access_token: token, expires_in: seconds } = answer.data;
    this.kept = { token, until: now + Math.max(0, seconds - MARGIN_SECONDS) * 1_000 };
    return token;
  }

  /** The mail server did not take it: the next one is asked for anew. */
  forget(): void {
    this.kept = null;
  }
}
