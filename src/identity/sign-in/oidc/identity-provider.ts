import { Injectable } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { type Instant, instantFromMilliseconds } from '../../../domain/kernel/instant.js';
import { oneTenant } from '../../../platform/settings/one-tenant.js';
import { onlyToHosts } from '../../../platform/settings/provider-hosts.js';
import { Settings } from '../../../platform/settings/settings.js';
import { AccountAddress } from '../../account/person/account.js';
import { tellsSecondFactor } from './strength.js';

const PATIENCE_SECONDS = 10;
/** By which the clock of the provider may be before ours. */
const AHEAD_SECONDS = 300;

/** What the answer must match, kept on the server only (RFC 9700, 2.1; RFC 7636). */
export const Expected = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), fresh: z.boolean() });
export type Expected = z.infer<typeof Expected>;

/** Whom the provider authenticated, after every check of the standard. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** When the person last proved themself to it; null when it does not say. */
  readonly authenticatedAt: Instant | null;
  readonly secondFactor: boolean;
  /** The address that the provider verified, in lower case; null when there is none. */
  verifiedEmail(): Promise<string | null>;
}

const Claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  iat: z.number(),
  azp: z.string().optional(),
  acr: z.string().optional(),
  amr: z.array(z.string()).optional().catch(undefined),
  auth_time: z.number().optional(),
});
const EmailClaims = z.object({ email: AccountAddress, email_verified: z.literal(true) });

/** The one identity provider of this installation: discovered, queried and checked by the library. Called only at a sign-in by it. */
@Injectable()
export class IdentityProvider {
  private found: Promise<Configuration> | undefined;

  constructor(private readonly settings: Settings) {}

  /** Its host, as people know it; null where none is configured. */
  name(): string | null {
    const { oidcIssuer } = this.settings;
    return oidcIssuer === undefined ? null : new URL(oidcIssuer).host;
  }

  /** Where the browser goes, and what must come back. `fresh`: the person must prove themself again. Rejects when the provider is away. */
  async ask(redirectUri: string, fresh: boolean): Promise<{ url: string; expected: Expected }> {
    const configuration = await this.configuration();
    const expected = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), fresh };
    const { oidcSecondFactor } = this.settings;
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid email',
      state: expected.state,
      nonce: expected.nonce,
      code_challenge: await calculatePKCECodeChallenge(expected.verifier),
      code_challenge_method: 'S256',
      ...(oidcSecondFactor.length > 0 ? { acr_values: oidcSecondFactor.join(' ') } : {}),
      ...(fresh ? { prompt: 'login', max_age: '0' } : {}),
    });
    return { url: url.href, expected };
  }

  /** Redeems the code in the address that the browser came back to; rejects unless state, nonce, signature, audience and times hold. */
  async redeem(address: URL, { state, nonce, verifier, fresh }: Expected): Promise<Identity> {
    const configuration = await this.configuration();
    const tokens = await authorizationCodeGrant(configuration, address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
      ...(fresh ? { maxAge: 0 } : {}),
    });
    const told = tokens.claims();
    const claims = Claims.parse(told);
    hold(claims, configuration.clientMetadata().client_id);
    return {
      issuer: claims.iss,
      subject: claims.sub,
      authenticatedAt: claims.auth_time === undefined ? null : instantFromMilliseconds(claims.auth_time * 1000),
      secondFactor: tellsSecondFactor(claims, this.settings.oidcSecondFactor),
      async verifiedEmail() {
        const own = EmailClaims.safeParse(told);
        if (own.success) return own.data.email;
        const asked = await fetchUserInfo(configuration, tokens.access_token, claims.sub);
        return EmailClaims.safeParse(asked).data?.email ?? null;
      },
    };
  }

  /** Read once; a provider that was away is asked again the next time. */
  private configuration(): Promise<Configuration> {
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = undefined;
      throw error;
    });
    return this.found;
  }

  private async discover(): Promise<Configuration> {
    const { oidcIssuer, oidcClientId, oidcClientSecret } = this.settings;
    if (oidcIssuer === undefined || oidcClientId === undefined) throw new Error('No identity provider is configured.');
    const isPlain = new URL(oidcIssuer).protocol === 'http:';
    const found = await discovery(new URL(oidcIssuer), oidcClientId, oidcClientSecret, undefined, {
      timeout: PATIENCE_SECONDS,
      execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
    });
    const metadata = found.serverMetadata();
    oneTenant(metadata.issuer);
    onlyToHosts(metadata, this.settings);
    return found;
  }
}

/** What the library leaves open: a token that another client asked for, and hours to come (OpenID Connect Core 1.0, 2 and 3.1.3.7). */
function hold({ azp, iat, auth_time: proved }: z.infer<typeof Claims>, client: string): void {
  if (azp !== undefined && azp !== client) throw new Error('The token was made for another client.');
  if (Math.max(iat, proved ?? 0) > Date.now() / 1000 + AHEAD_SECONDS) {
    throw new Error('The token is of an hour to come: set the clock of the provider, or ours.');
  }
}
