/** Files that someone holds, in any order and number, verified together: what each is, is read from its first bytes. */

import type { Bilingual } from '../../domain/kernel/result.js';
import { openCheckpoint } from '../../domain/ledger/checkpoint.js';
import { EXPORT_FORMAT } from '../../domain/ledger/export.js';
import { readProof } from '../../domain/ledger/proof.js';
import { verifyReceipt } from '../../domain/ledger/receipt.js';
import { verifyExport } from '../../domain/ledger/verify-export.js';
import { namedFiles } from '../../domain/report/dsa-named.js';
import { readProofs } from '../../domain/report/read-proofs.js';
import { sha256Of } from '../paper/edition.js';
import { Fault } from '../trust/fault.js';
import { manifestBytesIn } from './attachments.js';
import { judgeOfStamps, stampSentence } from './checkpoint-stamp.js';
import { setAsideSentences } from './set-aside.js';
import { type ErratumOptions, isErratum, verifyErratum } from './verify-erratum.js';
import { type VerificationOptions, verifyReport } from './verify-report.js';

export interface GivenFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Finding {
  readonly name: string;
  readonly holds: boolean;
  /** What holds, or the one thing that is wrong. */
  readonly sentences: readonly Bilingual[];
}

type Kind = 'report' | 'proofs' | 'receipt' | 'export' | 'certificate' | 'unknown';

const beginnings: readonly (readonly [Kind, string])[] = [
  ['report', '%PDF-'],
  ['proofs', 'greffe-report-proofs@v1\n'],
  ['receipt', 'c2sp.org/tlog-proof@v1\n'],
  ['export', `{"format":"${EXPORT_FORMAT}"`],
  ['certificate', '-----BEGIN CERTIFICATE-----'],
];

const kindOf = ({ bytes }: GivenFile): Kind =>
  beginnings.find(([, text]) => bytes.subarray(0, text.length).toString('latin1') === text)?.[0] ?? 'unknown';

const refusal = (name: string, sentence: Bilingual): Finding => ({ name, holds: false, sentences: [sentence] });
const textOf = ({ bytes }: GivenFile): string => bytes.toString('utf8');

const unknown: Bilingual = {
  fr: 'Ce fichier n’est ni un rapport, ni ses preuves, ni une partie de rapport DSA qu’un rapport donné nomme, ni un récépissé, ni un export du registre, ni un certificat.',
  en: 'This file is no report, no proofs of one, no part of a DSA report that a given report names, no receipt, no export of the ledger and no certificate.',
};

/** The sentences of the ledger's own verifier are in English. */
const ofTheLedger = (fault: string): Bilingual => ({ fr: `Le registre est refusé. ${fault}`, en: fault });

/** Null for a file of which no manifest can be read. */
function manifestHash(report: Buffer): string | null {
  try {
    return sha256Of(manifestBytesIn(report));
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

class Table {
  /** Files of DSA reports that a report which holds names under its seal: SHA-256 to the name there, and its report. */
  private readonly dsa = new Map<string, { name: string; report: string }>();
  private readonly of = (kind: Kind): GivenFile[] => this.files.filter((file) => kindOf(file) === kind);

  /** @param key the verifier key of the log, where the person knows it */
  constructor(
    private readonly files: readonly GivenFile[],
    private readonly key: string | null,
  ) {}

  async findings(): Promise<Finding[]> {
    const found: Finding[] = [];
    for (const file of this.of('report')) found.push(await this.report(file));
    for (const file of this.of('export')) found.push(await this.log(file));
    const alone = this.of('report').length === 0 ? this.of('receipt') : [];
    for (const file of alone) found.push(await this.receipt(file));
    found.push(...this.strays());
    return found;
  }

  private trust(): Pick<VerificationOptions, 'trusted'> {
    const certificates = this.of('certificate').map(textOf);
    return certificates.length > 0 ? { trusted: certificates.join('\n') } : {};
  }

  /** Compared with the two editions it names, when they are among the files. */
  private async erratum(file: GivenFile): Promise<Finding> {
    const alone = await verifyErratum(file.bytes, this.trust());
    if (!alone.ok) return refusal(file.name, alone.fault);
    const named = (sha256: string) => this.of('report').find(({ bytes }) => manifestHash(bytes) === sha256)?.bytes;
    const { amended, corrected } = alone.erratum;
    const editions = { amended: named(amended.manifestSha256), corrected: named(corrected.manifestSha256) };
    if (!editions.amended || !editions.corrected) return { name: file.name, holds: true, sentences: alone.statements };
    const options = { ...this.trust(), ...editions } as ErratumOptions;
    const compared = await verifyErratum(file.bytes, options);
    return compared.ok
      ? { name: file.name, holds: true, sentences: compared.statements }
      : refusal(file.name, compared.fault);
  }

  private async report(file: GivenFile): Promise<Finding> {
    if (isErratum(file.bytes)) return this.erratum(file);
    const [proofs] = this.of('proofs');
    const options: VerificationOptions = {
      ...(proofs ? { proofs: proofs.bytes, receipts: this.of('receipt').map(textOf) } : {}),
      ...this.trust(),
    };
    const verified = await verifyReport(file.bytes, options);
    if (!verified.ok) return refusal(file.name, verified.fault);
    const { vkey } = verified.manifest.ledger;
    if (this.key !== null && this.key !== vkey) {
      return refusal(file.name, {
        fr: `Ce rapport nomme une autre clé de registre que celle donnée : ${vkey}.`,
        en: `This report names another ledger key than the one given: ${vkey}.`,
      });
    }
    for (const [name, sha256] of namedFiles(verified.manifest)) {
      this.dsa.set(sha256, { name, report: verified.manifest.report });
    }
    return { name: file.name, holds: true, sentences: verified.statements };
  }

  /** A part of a DSA report is known by its hash alone, whatever it is called here. */
  private stray({ name, bytes }: GivenFile): Finding {
    const named = this.dsa.get(sha256Of(bytes));
    if (!named) return refusal(name, unknown);
    return {
      name,
      holds: true,
      sentences: [
        {
          fr: `C’est, à l’octet près, le fichier ${named.name} du rapport DSA, que nomme le rapport ${named.report}.`,
          en: `This is, to the byte, the file ${named.name} of the DSA report, which the report ${named.report} names.`,
        },
      ],
    };
  }

  /** Every checkpoint that came with another file must be a stage of this log. */
  private async log(file: GivenFile): Promise<Finding> {
    const known = [
      ...this.of('proofs').flatMap(({ bytes }) => readProofs(bytes)?.tree.checkpoint ?? []),
      ...this.of('receipt').flatMap((each) => readProof(textOf(each))?.checkpoint ?? []),
    ].filter((note) => note !== '');
    const header = /"vkey":"([^"]+)"/.exec(file.bytes.subarray(0, 2000).toString('utf8'))?.[1] ?? '';
    const verified = await verifyExport([file.bytes], this.key ?? header, known, openCheckpoint, judgeOfStamps());
    if (!verified.ok) return refusal(file.name, ofTheLedger(verified.fault));
    const { origin, entries, checkpoints, root } = verified.summary;
    const own: Bilingual[] = [
      {
        fr: `La clé est celle que nomme l’export lui-même : comparez-la à celle que l’opérateur publie, ${header}.`,
        en: `The key is the one the export itself names: compare it with the one the operator publishes, ${header}.`,
      },
    ];
    return {
      name: file.name,
      holds: true,
      sentences: [
        {
          fr: `Le registre ${origin} tient : ${entries} entrées, ${checkpoints} racines signées, la dernière ${root} ; ${known.length} racines connues d’ailleurs en sont des étapes.`,
          en: `The log ${origin} holds: ${entries} entries, ${checkpoints} signed roots, the last ${root}; ${known.length} roots known from elsewhere are stages of it.`,
        },
        stampSentence(verified.summary),
        ...setAsideSentences(verified.summary),
        ...(this.key === null ? own : []),
      ],
    };
  }

  private async receipt(file: GivenFile): Promise<Finding> {
    if (this.key === null) {
      return refusal(file.name, {
        fr: 'Un récépissé seul se vérifie avec la clé du registre : donnez-la, ou le rapport.',
        en: 'A receipt by itself is verified with the key of the ledger: give it, or the report.',
      });
    }
    const verified = await verifyReceipt(textOf(file), this.key);
    if (!verified.ok) return refusal(file.name, ofTheLedger(verified.fault));
    const { entry, index, checkpoint } = verified;
    return {
      name: file.name,
      holds: true,
      sentences: [
        {
          fr: `Le registre ${checkpoint.origin} contient cette entrée, au rang ${index} : ${entry.type} du ${entry.at}.`,
          en: `The log ${checkpoint.origin} holds this entry at index ${index}: ${entry.type} of ${entry.at}.`,
        },
      ],
    };
  }

  private strays(): Finding[] {
    const alone = this.of('report').length === 0 ? this.of('proofs') : [];
    return [
      ...this.of('unknown').map((file) => this.stray(file)),
      ...alone.map(({ name }) =>
        refusal(name, {
          fr: 'Des preuves se vérifient avec le rapport qui les nomme : donnez-le aussi.',
          en: 'Proofs are verified with the report that names them: give it too.',
        }),
      ),
    ];
  }
}

export function verifyTogether(files: readonly GivenFile[], key: string | null = null): Promise<Finding[]> {
  return new Table(files, key).findings();
}
