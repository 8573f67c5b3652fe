/** Whether an identity provider says that it saw a second factor (OpenID Connect Core 1.0, 2; RFC 8176; ASVS 5.0, 6.8.4). */

export interface Authentication {
  readonly acr?: string | undefined;
  readonly amr?: readonly string[] | undefined;
}

/**
 * True only when it says so in a word that this installation accepts: a factor that it does not state does not count.
 */
export const tellsSecondFactor = ({ acr, amr }: Authentication, accepted: readonly string[]): boolean =>
  (acr !== undefined && accepted.includes(acr)) || (amr ?? []).includes('mfa');
