/** The stream `law/upkeep` as it stands, and what it asks of the law in use. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { type DraftFile, saysTheSame } from '../../catalogue/draft/draft.js';
import { addDays, type Day, day } from '../../domain/kernel/day.js';
import { dayOf, type Instant } from '../../domain/kernel/instant.js';
import type { Dated } from '../../domain/law/expiry.js';
import { sourcesOf } from '../../domain/law/source.js';
import { LAW_STREAM, type LawDraft, LawDrafts } from '../../domain/signature/law-draft.js';
import { Authorities } from '../../identity/keys/authorities.js';
import { Ledger } from '../../ledger/ledger.js';
import type { Tx } from '../../platform/database/transaction.js';
import { LawDraftStore } from './law-draft.store.js';

/** A text that rules and clocks cite, and until when its last reading stands. */
export interface CitedSource {
  readonly text: string;
  /** The latest of what the law says and of what a person said. */
  readonly checkedOn: Day;
  /** The account of the person who said it; null where the law says it. */
  readonly checkedBy: string | null;
  readonly dueOn: Day;
}

@Injectable()
export class AdoptedLaw {
  constructor(
    private readonly ledger: Ledger,
    private readonly authorities: Authorities,
    private readonly store: LawDraftStore,
    private readonly catalogue: Catalogue,
  ) {}

  async drafts(tx: Tx): Promise<LawDrafts> {
    const drafts = new LawDrafts(await this.authorities.of(tx));
    for (const entry of await this.ledger.read(tx, LAW_STREAM)) drafts.take(entry);
    return drafts;
  }

  /** The texts of a draft, if each is still the one that the log recorded. */
  async textsOf(tx: Tx, { draftId, files }: Pick<LawDraft, 'draftId' | 'files'>): Promise<DraftFile[] | null> {
    const kept = await this.store.files(tx, draftId);
    const texts = files.map(({ file, sha256 }) =>
      kept.find((each) => each.file === file && sha256Of(each.text) === sha256),
    );
    return texts.every((each) => each !== undefined) ? texts : null;
  }

  /** Files adopted for that day, or for an earlier one, in their order; without a text where it is another than was signed. */
  async textsOn(tx: Tx, on: Day): Promise<{ file: string; text: string | null }[]> {
    const texts: { file: string; text: string | null }[] = [];
    for (const [file, draft] of (await this.drafts(tx)).holdingOn(on)) {
      const of = await this.textsOf(tx, draft);
      texts.push({ file, text: of?.find((each) => each.file === file)?.text ?? null });
    }
    return texts.sort((one, other) => (one.file < other.file ? -1 : 1));
  }

  /** Those of them that the law in use was not read from. */
  async differing(tx: Tx, today: Day): Promise<string[]> {
    return (await this.textsOn(tx, today)).flatMap(({ file, text }) =>
      text !== null && saysTheSame(this.catalogue.inUse(file), { file, text }) ? [] : [file],
    );
  }

  /** Every text cited, the one due first before the others. */
  async sources(tx: Tx): Promise<CitedSource[]> {
    const { law } = this.catalogue;
    const { checked } = await this.drafts(tx);
    const sources = [...sourcesOf(law)].map(([text, stated]) => {
      const said = checked.get(text);
      const saidOn = said && dayOf(said.at as Instant);
      const later = saidOn !== undefined && saidOn > stated;
      const checkedOn = later ? saidOn : day(stated);
      const dueOn = addDays(checkedOn, law.upkeep.sources.days);
      return { text, checkedOn, checkedBy: later ? (said?.by ?? null) : null, dueOn };
    });
    return sources.sort((one, other) => `${one.dueOn} ${one.text}`.localeCompare(`${other.dueOn} ${other.text}`));
  }

  /** The same for the alarm on what ends. */
  async dated(tx: Tx): Promise<Dated[]> {
    return (await this.sources(tx)).map(({ text, dueOn }) => ({ kind: 'source', name: text, lastDay: dueOn }));
  }
}

export const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
