import { z } from 'zod';
import type { Settings } from './settings.js';

/** Addresses of an identity provider that the service calls by itself (OpenID Connect Discovery 1.0, 3). */
const Called = z.object({
  token_endpoint: z.string().optional(),
  jwks_uri: z.string().optional(),
  userinfo_endpoint: z.string().optional(),
});

/** Hosts that an identity provider may name as its own, with their ports where they are not those of the scheme. */
export const providerHosts = ({ oidcIssuer = '', oidcHosts }: Pick<Settings, 'oidcIssuer' | 'oidcHosts'>): string[] => [
  new URL(oidcIssuer).host,
  ...oidcHosts,
];

/**
 * Throws for an identity provider that sends the service to a host that is not set (docs/promises.md#p8): what it says of itself would
 * else reach a machine of the operator's network, with the secret of the client.
 *
 * @param metadata as the provider says it of itself
 */
export function onlyToHosts(metadata: unknown, settings: Pick<Settings, 'oidcIssuer' | 'oidcHosts'>): void {
  const hosts = providerHosts(settings);
  for (const address of Object.values(Called.parse(metadata))) {
    const host = address === undefined ? null : new URL(address).host;
    if (host !== null && !hosts.includes(host)) {
      throw new Error(`${host} is not called: add it to GREFFE_OIDC_HOSTS if it is a host of your identity provider.`);
    }
  }
}
