/** Every host that Greffe may call, and whether it does: each is a setting, and no other is called (docs/promises.md#p8). */
import type { Bilingual } from '../../domain/kernel/result.js';
import { providerHosts } from '../settings/provider-hosts.js';
import type { Settings } from '../settings/settings.js';
import { plain, type StatusRow } from '../telemetry/status.js';

const notSet: Bilingual = { fr: 'aucun appel : non configuré', en: 'no call: not configured' };

/** The host alone: an address may hold a password. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

function row(fr: string, en: string, called: string | undefined): StatusRow {
  return { label: { fr, en }, value: called === undefined || called === '' ? notSet : plain(called) };
}

export function outboundRows(settings: Settings): StatusRow[] {
  const host = (url: string | undefined) => url && hostOf(url);
  return [
    row(
      'Courriel sortant : lettres et avis aux équipes',
      'Outgoing mail: letters, and notices to the desks',
      host(settings.mailUrl),
    ),
    row('Astreinte (webhook signé)', 'Pager (signed webhook)', host(settings.pagerUrl)),
    row(
      'Événements pour les machines (webhook signé)',
      'Events to machines (signed webhook)',
      host(settings.eventsUrl),
    ),
    row('Annuaire des clients', 'Directory of customers', host(settings.customersUrl)),
    row('Horodatage des rapports', 'Time-stamps of reports', host(settings.tsaUrl)),
    row('Témoin du registre', 'Witness of the ledger', host(settings.witnessUrl)),
    row('Révocation (OCSP, listes)', 'Revocation (OCSP, lists)', settings.revocationAddresses.map(hostOf).join(', ')),
    row('DNS : authenticité des expéditeurs', 'DNS: whether senders are genuine', settings.dns),
    row('Fournisseur d’identité', 'Identity provider', settings.oidcIssuer && providerHosts(settings).join(', ')),
    row('Base de données de l’exploitant', 'Database of the operator', host(settings.databaseUrl)),
    row('File de travaux (Redis ou Valkey)', 'Work queue (Redis or Valkey)', host(settings.redisUrl)),
  ];
}
