/** What a verification says of the signer and of its time-stamps, in French and English. */
import { type Day, day } from '../../domain/kernel/day.js';
import { instant } from '../../domain/kernel/instant.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import { writtenDay, writtenInstant } from '../../domain/kernel/written.js';
import { type Certificate, fingerprintOf, nameOf } from '../trust/certificate.js';
import { demand } from '../trust/fault.js';
import type { TimeStamp } from '../trust/time-stamp.js';

const dayText = (date: Date): Day => day(date.toISOString().slice(0, 10));

export function stampStatement(
  { at, path }: TimeStamp,
  kind: Bilingual,
  roots: readonly Certificate[] | null,
): Bilingual {
  const [authority] = path;
  const name = authority ? nameOf(authority.subject) : '';
  const hour = instant(at.toISOString());
  const [fr, en] = [writtenInstant(hour, 'fr'), writtenInstant(hour, 'en')];
  if (roots) return { fr: `${kind.fr} le ${fr} par « ${name} ».`, en: `${kind.en} on ${en} by “${name}”.` };
  const print = authority ? fingerprintOf(authority) : '';
  return {
    fr: `Un horodatage dit le ${fr}, au nom de « ${name} » (${print}) : aucune racine donnée n’en répond, il ne prouve rien. Donnez les racines des autorités d’horodatage.`,
    en: `A time-stamp says ${en}, in the name of “${name}” (${print}): no root that was given vouches for it, it proves nothing. Give the roots of the time-stamp authorities.`,
  };
}

export function signerStatement(path: readonly Certificate[], trusted: readonly Certificate[] | null): Bilingual {
  const [certificate] = path;
  if (!certificate) throw new RangeError('A path has a certificate.');
  const name = nameOf(certificate.subject);
  const print = fingerprintOf(certificate);
  const [fr, en] = [writtenDay(dayText(certificate.notAfter), 'fr'), writtenDay(dayText(certificate.notAfter), 'en')];
  if (!trusted) {
    return {
      fr: `Signé par « ${name} », connu par sa seule empreinte ${print} : comparez-la à celle que l’opérateur publie, ou donnez son certificat. Certificat valable jusqu’au ${fr}.`,
      en: `Signed by “${name}”, known only by the fingerprint ${print}: compare it with the one the operator publishes, or give its certificate. Certificate valid until ${en}.`,
    };
  }
  demand(
    path.some((each) => trusted.some(({ raw }) => raw.equals(each.raw))),
    `Signé par « ${name} » (${print}), qui n’est pas le signataire attendu.`,
    `Signed by “${name}” (${print}), who is not the expected signer.`,
  );
  return {
    fr: `Signé par « ${name} », sous le certificat que vous avez donné. Certificat valable jusqu’au ${fr}.`,
    en: `Signed by “${name}”, under the certificate you gave. Certificate valid until ${en}.`,
  };
}
