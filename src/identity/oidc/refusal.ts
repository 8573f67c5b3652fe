/** Every "no" about the identity provider, as a sentence that says what to do. */
import type { Refusal } from '../../domain/kernel/result.js';

export const oidcOff: Refusal = {
  code: 'oidc-off',
  kind: 'not_found',
  sentence: {
    fr: 'Aucun fournisseur d’identité n’est configuré : connectez-vous par mot de passe ou clé d’accès.',
    en: 'No identity provider is configured: sign in by password or passkey.',
  },
};

export const oidcAway: Refusal = {
  code: 'oidc-unavailable',
  kind: 'unavailable',
  sentence: {
    fr: 'Le fournisseur d’identité ne répond pas : réessayez, ou connectez-vous par mot de passe ou clé d’accès.',
    en: 'The identity provider does not answer: try again, or sign in by password or passkey.',
  },
};
