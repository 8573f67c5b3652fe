/** What an edition says, from what was counted: its manifest and the proofs under its digest. */
import { Injectable } from '@nestjs/common';
import type { Quarter } from '../../domain/kernel/day.js';
import { assemble } from '../../domain/report/assemble.js';
import type { Manifest } from '../../domain/report/manifest.js';
import type { DsaSet } from '../../domain/report/official/dsa-edition.js';
import { writeProofs } from '../../domain/report/proofs.js';
import type { Story } from '../../domain/report/story.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import { Witness } from '../../ledger/witness.js';
import { namingBeside } from '../../verifier/paper/beside.js';
import { DRAWING } from '../../verifier/paper/drawing.js';
import { sha256Of } from '../../verifier/paper/edition.js';
import { loadTexts } from '../../verifier/paper/texts.js';
import { ReportSubject } from '../paper/report-subject.js';
import type { Counted } from './count.service.js';

/** What people give beside what is counted. */
interface Beside {
  readonly dsa?: DsaSet | null;
  readonly stories?: readonly Story[] | undefined;
}

@Injectable()
export class EditionManifests {
  constructor(
    private readonly identity: LedgerIdentity,
    private readonly witness: Witness,
    private readonly subject: ReportSubject,
  ) {}

  /** The manifest of an edition, and the proofs that its digest names; nothing is drawn, signed or kept. */
  of(
    period: Quarter,
    { rows, asOf, size, root, edition, previous, requests, tree, hide }: Counted,
    signer: Manifest['signer'],
    { dsa, stories }: Beside = {},
  ): { manifest: Manifest; proofs: Buffer } {
    const loaded = loadTexts();
    const { fr, sha256: hashes } = loaded;
    const { bytes, tables } = writeProofs(`${period.name}/${edition}`, requests, tree);
    const manifest = assemble(rows, {
      period,
      asOf,
      hide,
      edition,
      operator: this.subject.operator,
      alwaysTold: this.subject.alwaysTold,
      instrumentName: this.subject.instrumentName,
      rules: { version: fr.rules.version, sha256: hashes.rules },
      drawing: DRAWING,
      texts: { version: fr.template.version, fr: hashes.fr, en: hashes.en, labels: hashes.labels },
      ledger: {
        origin: this.identity.name,
        size,
        root,
        vkey: this.identity.vkey,
        witness: size === 0 ? null : this.witness.vkey,
        previous,
      },
      proofs: { sha256: sha256Of(bytes), openings: requests.length, tables },
      signer,
      dsa: dsa?.named,
      stories,
      ...(this.subject.contact ? { contact: this.subject.contact } : {}),
    });
    return { manifest: namingBeside(manifest, loaded), proofs: bytes };
  }
}
