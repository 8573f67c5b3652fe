/** Judges the time-stamp of a checkpoint, for the verifier of an export of the log (RFC 3161). */
import type { Bilingual } from '../../domain/kernel/result.js';
import { decodeBase64 } from '../../domain/ledger/base64.js';
import type { ExportSummary, JudgeStamp } from '../../domain/ledger/verify-export.js';
import { nameOf } from '../trust/certificate.js';
import { Fault } from '../trust/fault.js';
import { readChain } from '../trust/pem.js';
import { checkTimeStamp } from '../trust/time-stamp.js';

/** Without the roots of the authority, PEM, the time-stamp authority is known only by the name of its certificate. */
export function judgeOfStamps(roots?: string): JudgeStamp {
  const believed = roots === undefined ? null : readChain(roots);
  return (token, note) => {
    const der = decodeBase64(token);
    if (!der) return { ok: false, fault: 'It is not base64.' };
    try {
      const { at, path } = checkTimeStamp(der, Buffer.from(note, 'utf8'), believed);
      const [signer] = path;
      return { ok: true, at: at.toISOString(), authority: signer ? nameOf(signer.subject) : '' };
    } catch (error) {
      if (error instanceof Fault) return { ok: false, fault: error.message };
      throw error;
    }
  };
}

/** Of the newest time-stamp, or that none is there: then the times in the log rest on the holder of its key. */
export function stampSentence({ stamps, stamped, entries }: ExportSummary): Bilingual {
  if (!stamped) {
    return {
      fr: 'Aucune racine n’est horodatée : quand elles ont été signées n’est pas connu d’un tiers.',
      en: 'No root is time-stamped: when they were signed is not known to a third party.',
    };
  }
  const { size, at, authority } = stamped;
  return {
    fr: `${stamps} racines horodatées ; celle de ${size} entrées sur ${entries} existait le ${at} selon « ${authority} ».`,
    en: `${stamps} roots are time-stamped; the one of ${size} entries of ${entries} existed on ${at} according to “${authority}”.`,
  };
}
