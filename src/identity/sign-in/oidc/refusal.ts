/** Every "no" about the identity provider, as a sentence that says what to do. */
import { type Refusal, refusal } from '../../../domain/kernel/result.js';

export const oidcOff: Refusal = refusal(
  'oidc-off',
  'not_found',
  'Aucun fournisseur d’identité n’est configuré : connectez-vous par mot de passe ou clé d’accès.',
  'No identity provider is configured: sign in by password or passkey.',
);

export const oidcAway: Refusal = refusal(
  'oidc-unavailable',
  'unavailable',
  'Le fournisseur d’identité ne répond pas : réessayez, ou connectez-vous par mot de passe ou clé d’accès.',
  'The identity provider does not answer: try again, or sign in by password or passkey.',
);
