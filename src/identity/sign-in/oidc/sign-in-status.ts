import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Settings } from '../../../platform/settings/settings.js';
import { plain, StatusRegistry, type StatusRow } from '../../../platform/telemetry/status.js';
import { IdentityProvider } from './identity-provider.js';

/** What the status page tells of sign-in: whom it calls, and what it asks for. */
@Injectable()
export class SignInStatus implements OnModuleInit {
  constructor(
    private readonly registry: StatusRegistry,
    private readonly provider: IdentityProvider,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.registry.add({ fr: 'Connexion', en: 'Sign-in' }, async () => this.rows());
  }

  private rows(): StatusRow[] {
    const name = this.provider.name();
    const { secondFactorDays: days, publicUrl } = this.settings;
    return [
      {
        label: { fr: 'Fournisseur d’identité, appelé à la connexion', en: 'Identity provider, called at sign-in' },
        value: name === null ? { fr: 'aucun : personne n’est appelé', en: 'none: no provider is called' } : plain(name),
      },
      {
        label: { fr: 'Second facteur de qui décide ou administre', en: 'Second factor of who decides or administers' },
        value:
          days === 'never'
            ? { fr: 'non exigé', en: 'not asked' }
            : { fr: `exigé sous ${days} jours`, en: `asked within ${days} days` },
        state: days === 'never' ? 'warn' : 'good',
      },
      {
        label: { fr: 'Adresse des clés d’accès', en: 'Address of passkeys' },
        value:
          publicUrl === undefined
            ? { fr: 'http://localhost, pour essayer', en: 'http://localhost, for trying' }
            : plain(publicUrl),
      },
    ];
  }
}
