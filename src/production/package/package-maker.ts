/** Puts one approved answer into a package: from the letter that was approved, its table and its files, and from nothing else. */
import { Injectable } from '@nestjs/common';
import { CaseStore } from '../../cases/rows/case.store.js';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import type { CaseState, Preparation } from '../../domain/case/model/state.js';
import type { Sha256 } from '../../domain/kernel/brand.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import type { Sealed } from '../../letters/sending/letter-files.js';
import { DisclosedTargets } from '../../letters/writing/disclosed-targets.js';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { Database } from '../../platform/database/database.js';
import { sealPackage } from '../../verifier/package/seal-package.js';
import { drawCertificate } from './draw-certificate.js';
import { type KeptPackage, packageIdOf } from './kept-package.js';
import { measuredFiles } from './measured-files.js';
import { PackageSeal } from './package-seal.js';
import { packageTable } from './package-table.js';

@Injectable()
export class PackageMaker {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseStore,
    private readonly targets: DisclosedTargets,
    private readonly blobs: BlobStore,
    private readonly seal: PackageSeal,
    private readonly catalogue: Catalogue,
  ) {}

  get isSealing(): boolean {
    return this.seal.holderName !== null;
  }

  /** Rejects, having kept nothing, when what is stored is not what was approved, or the seal cannot be made. */
  async make(sealed: Sealed, state: CaseState, preparation: Preparation): Promise<KeptPackage> {
    const { letter, envelope, key } = sealed;
    const names = valueOrFail(await this.targets.prepared(letter.caseId, preparation.id));
    const files = await measuredFiles(this.blobs, sealed);
    const { targets, shared, data } = packageTable(state, preparation, names, files);
    const { reference, now } = await this.database.transaction(async (tx) => ({
      reference: (await this.cases.find(tx, letter.caseId))?.reference ?? '',
      now: await this.database.now(tx),
    }));
    const at = new Date(Math.floor(new Date(now).getTime() / 1_000) * 1_000);
    const { law } = this.catalogue;
    const about = {
      ...{ package: packageIdOf(letter.id), operator: law.operator.operator.name, case: reference },
      sealedAt: at.toISOString().replace('.000Z', 'Z'),
      ...{ approvedLetterSha256: letter.sha256, targets, shared },
    };
    const sealedBy = this.seal.holderName ?? '';
    const certificate = await drawCertificate(about, data, law, { language: letter.language, sealedBy });
    const [own] = files;
    const drawn = await this.blobs.read({ blobId: own?.blobId ?? '', sha256: letter.sha256 as Sha256 }, key);
    const contents = {
      about,
      letter: await this.seal.document(drawn, envelope.subject, at),
      certificate: await this.seal.document(certificate, reference, at),
      data: data.map(({ position: _, blobId: __, ...file }) => file),
    };
    const entries = await sealPackage(contents, (bytes) => this.seal.sign(bytes, at));
    return {
      ...{ letterId: letter.id, sealedAt: about.sealedAt, name: `${reference}.asice` },
      entries: entries.map((entry) => {
        const { name, size, crc32 } = entry;
        if ('content' in entry) return { name, size, crc32, content: entry.content.toString('base64') };
        const { blobId = '', sha256 = '' } = data[entry.data] ?? {};
        return { name, size, crc32, blobId, sha256 };
      }),
    };
  }
}
