/**
 * Throws for an identity provider that calls itself by a pattern, and so stands for every tenant of a cloud: whose it is then
 * comes from the token, and an administrator of a tenant elsewhere may write the address of one of our people into it.
 *
 * @param issuer as the provider says it of itself (OpenID Connect Discovery 1.0, 3)
 */
export function oneTenant(issuer: string): void {
  if (/[{}]/.test(issuer)) throw new Error(`${issuer} stands for every tenant: name your own in GREFFE_OIDC_ISSUER.`);
}
