import { plain, type StatusRow } from '../telemetry/status.js';
import type { Place } from './safe-mode.js';

/** What the status page says of safe mode. */
export function placeRows({ reasons, lost }: Place): StatusRow[] {
  const normal = reasons.length === 0;
  return [
    {
      label: { fr: 'Mode protégé', en: 'Safe mode' },
      value: normal
        ? { fr: 'non', en: 'no' }
        : {
            fr: 'oui : rien n’est envoyé, nettoyé ni scellé tant que deux personnes n’ont pas confirmé cette base',
            en: 'yes: nothing is sent, swept or sealed until two people confirm this database',
          },
      state: normal ? 'good' : 'bad',
    },
    ...(reasons.includes('moved')
      ? [
          {
            label: { fr: 'Base ou fichiers', en: 'Database or files' },
            value: { fr: 'copiés, restaurés ou déplacés', en: 'copied, restored or moved' },
            state: 'bad' as const,
          },
        ]
      : []),
    ...(lost
      ? [
          {
            label: {
              fr: 'Entrées du dernier point de contrôle conservé hors de la base, qui y manquent',
              en: 'Entries of the newest checkpoint kept outside, which this database lacks',
            },
            value: plain(lost.size),
            state: 'bad' as const,
          },
        ]
      : []),
  ];
}
