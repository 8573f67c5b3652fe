/** Files that someone holds, in any order and number, verified together: what each is, is read from its first bytes. */

import type { Bilingual } from '../../domain/kernel/result.js';
import { EXPORT_FORMAT } from '../../domain/ledger/export.js';
import { readProof } from '../../domain/ledger/proof.js';
import { readReceiptEntry } from '../../domain/ledger/receipt.js';
import { recordsFiles } from '../../domain/report/edition.js';
import { namedFiles } from '../../domain/report/official/dsa-named.js';
import { readProofs } from '../../domain/report/read-proofs.js';
import { sha256Of } from '../paper/edition.js';
import { Fault } from '../trust/fault.js';
import { type Anchor, type LogProof, names } from './anchor.js';
import { manifestBytesIn } from './attachments.js';
import { type Finding, found, type GivenFile, refusal, textOf } from './finding.js';
import { logFinding, receiptFinding } from './log-finding.js';
import { unsealedPrint } from './printed-case.js';
import type { Trust } from './signer.js';
import { type ErratumOptions, isErratum, verifyErratum } from './verify-erratum.js';
import { isLetter, verifyLetter } from './verify-letter.js';
import { type VerificationOptions, verifyReport } from './verify-report.js';
import { isStatement, verifyStatement } from './verify-statement.js';

/** What the person knows from elsewhere. */
export interface Known {
  /** The verifier key of the log. */
  readonly key: string | null;
  /** Roots of time-stamp authorities, PEM. */
  readonly stampRoots: string | null;
  readonly now: Date;
}

type Kind = 'report' | 'proofs' | 'receipt' | 'inclusion' | 'export' | 'certificate' | 'unknown';

const beginnings: readonly (readonly [Kind, string])[] = [
  ['report', '%PDF-'],
  ['proofs', 'greffe-report-proofs@v1\n'],
  ['receipt', 'c2sp.org/tlog-proof@v1\n'],
  ['export', `{"format":"${EXPORT_FORMAT}"`],
  ['certificate', '-----BEGIN CERTIFICATE-----'],
];

function kindOf({ bytes }: GivenFile): Kind {
  const kind = beginnings.find(([, text]) => bytes.subarray(0, text.length).toString('latin1') === text)?.[0];
  if (kind !== 'receipt') return kind ?? 'unknown';
  const entry = readReceiptEntry(bytes.toString('utf8'));
  return entry && recordsFiles(entry) ? 'inclusion' : 'receipt';
}

const unknown: Bilingual = {
  fr: 'Ce fichier n’est ni un rapport, ni ses preuves, ni un fichier qu’un rapport donné nomme, ni un récépissé, ni un export du registre, ni un certificat.',
  en: 'This file is no report, no proofs of one, no file that a given report names, no receipt, no export of the ledger and no certificate.',
};

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
  /** Files that a report which holds names under its seal: SHA-256 to the name there, and its report. */
  private readonly named = new Map<string, { name: string; report: string; established: Anchor | null }>();
  private readonly of = (kind: Kind): GivenFile[] => this.files.filter((file) => kindOf(file) === kind);

  constructor(
    private readonly files: readonly GivenFile[],
    private readonly known: Known,
  ) {}

  async findings(): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const file of this.of('report')) findings.push(await this.report(file));
    for (const file of this.of('export')) findings.push(await logFinding(file, this.known.key, this.checkpoints()));
    const alone = this.of('report').length === 0 ? [...this.of('receipt'), ...this.of('inclusion')] : [];
    for (const file of alone) findings.push(await receiptFinding(file, this.known.key));
    findings.push(...this.strays());
    return findings;
  }

  /** That came with other files than an export. */
  private checkpoints(): string[] {
    return [
      ...this.of('proofs').flatMap(({ bytes }) => readProofs(bytes)?.tree.checkpoint ?? []),
      ...[...this.of('receipt'), ...this.of('inclusion')].flatMap((each) => readProof(textOf(each))?.checkpoint ?? []),
    ].filter((note) => note !== '');
  }

  private trust(): Trust {
    const certificates = this.of('certificate').map(textOf);
    const { stampRoots, now } = this.known;
    return {
      now,
      ...(certificates.length > 0 ? { trusted: certificates.join('\n') } : {}),
      ...(stampRoots === null ? {} : { trustedStamps: stampRoots }),
    };
  }

  /** The first proof that names the file; any other belongs to another edition, and is left for that one. */
  private async recorded({ bytes }: GivenFile): Promise<{ log?: LogProof }> {
    const { key } = this.known;
    if (key === null) return {};
    for (const proof of this.of('inclusion').map(textOf)) {
      if (await names({ proof, key }, bytes)) return { log: { proof, key } };
    }
    return {};
  }

  /** Compared with the two editions it names, when they are among the files. */
  private async erratum(file: GivenFile): Promise<Finding> {
    const trust = { ...this.trust(), ...(await this.recorded(file)) };
    const alone = await verifyErratum(file.bytes, trust);
    if (!alone.ok) return refusal(file.name, alone.fault);
    const named = (sha256: string) => this.of('report').find(({ bytes }) => manifestHash(bytes) === sha256)?.bytes;
    const { amended, corrected } = alone.erratum;
    const editions = { amended: named(amended.manifestSha256), corrected: named(corrected.manifestSha256) };
    if (!editions.amended || !editions.corrected) return found(file.name, alone.established, alone.statements);
    const options = { ...trust, ...editions } as ErratumOptions;
    const compared = await verifyErratum(file.bytes, options);
    return compared.ok
      ? found(file.name, compared.established, compared.statements)
      : refusal(file.name, compared.fault);
  }

  private letter({ name, bytes }: GivenFile): Finding {
    const verified = verifyLetter(bytes, this.trust());
    return verified.ok ? found(name, verified.established, verified.statements) : refusal(name, verified.fault);
  }

  private async statement(file: GivenFile): Promise<Finding> {
    const verified = await verifyStatement(file.bytes, this.trust());
    return verified.ok
      ? found(file.name, verified.established, verified.statements)
      : refusal(file.name, verified.fault);
  }

  private async report(file: GivenFile): Promise<Finding> {
    if (isLetter(file.bytes)) return this.letter(file);
    const print = unsealedPrint(file.bytes);
    if (print) return refusal(file.name, print);
    if (isErratum(file.bytes)) return this.erratum(file);
    if (isStatement(file.bytes)) return this.statement(file);
    const [proofs] = this.of('proofs');
    const options: VerificationOptions = {
      ...(proofs ? { proofs: proofs.bytes, receipts: this.of('receipt').map(textOf) } : {}),
      ...this.trust(),
      ...(await this.recorded(file)),
    };
    const verified = await verifyReport(file.bytes, options);
    if (!verified.ok) return refusal(file.name, verified.fault);
    const { vkey } = verified.manifest.ledger;
    const { established } = verified;
    if (this.known.key !== null && this.known.key !== vkey) {
      return refusal(file.name, {
        fr: `Ce rapport nomme une autre clé de registre que celle donnée : ${vkey}.`,
        en: `This report names another ledger key than the one given: ${vkey}.`,
      });
    }
    const { beside = {} } = verified.manifest;
    for (const [name, sha256] of [...namedFiles(verified.manifest), ...Object.entries(beside)]) {
      this.named.set(sha256, { name, report: verified.manifest.report, established });
    }
    return found(file.name, established, verified.statements);
  }

  /** A file that a report names is known by its hash alone, whatever it is called here. */
  private stray({ name, bytes }: GivenFile): Finding {
    const named = this.named.get(sha256Of(bytes));
    if (!named) return refusal(name, unknown);
    return found(name, named.established, [
      {
        fr: `C’est, à l’octet près, le fichier ${named.name}, que nomme le rapport ${named.report}.`,
        en: `This is, to the byte, the file ${named.name}, which the report ${named.report} names.`,
      },
    ]);
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

export function verifyTogether(files: readonly GivenFile[], known: Known): Promise<Finding[]> {
  return new Table(files, known).findings();
}
