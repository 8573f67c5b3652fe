/** Runs the pure reading and the pure rules on one case, and gives what they say to the case as advice. */
import { Injectable } from '@nestjs/common';
import { CasesService, type Handling } from '../cases/handle/cases.service.js';
import { LookupStore } from '../cases/rows/lookup.store.js';
import { CaseVault, erased } from '../cases/rows/vault.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { Ends, NO_END } from '../catalogue/ends.js';
import type { Command } from '../domain/case/command.js';
import { missingFloor } from '../domain/case/model/floor.js';
import { refusals } from '../domain/case/model/refusal.js';
import { countedFrom } from '../domain/case/model/service.js';
import type { CaseState } from '../domain/case/model/state.js';
import { commonThingsOf } from '../domain/case/repeated-act.js';
import { duties } from '../domain/classification/classification.js';
import { classify } from '../domain/classification/classify.js';
import { ReadMessage } from '../domain/intake/message.js';
import { dayOf, type Instant } from '../domain/kernel/instant.js';
import { accept, type Bilingual, type Refusal, type Result, refuse, valueOrFail } from '../domain/kernel/result.js';
import { deadlineOf } from '../domain/law/deadline.js';
import { canonical } from '../domain/ledger/canonical.js';
import { Reading } from '../domain/reading/reading.js';
import type { Tx } from '../platform/database/transaction.js';
import { particularsOf } from './particulars-of.js';

@Injectable()
export class Classifier {
  constructor(
    private readonly cases: CasesService,
    private readonly vault: CaseVault,
    private readonly catalogue: Catalogue,
    private readonly ends: Ends,
    private readonly lookup: LookupStore,
  ) {}

  /**
   * Records the facts that were read of the first message of the case, and seals what is personal of them; null when none
   * are kept. Throws on a refusal: a retry will see a newer state.
   */
  async recordReading(tx: Tx, caseId: string, key: string): Promise<CaseState | null> {
    const message = await this.vault.first(tx, caseId, 'reading', ReadMessage, 'cleared');
    const reading = await this.vault.first(tx, caseId, 'findings', Reading, 'cleared');
    if (message === erased || reading === erased || !message) throw new Error(`The case ${caseId} has no reading.`);
    if (!reading) return null;
    const particulars = particularsOf(message, reading);
    await this.vault.put(tx, caseId, 'particulars', particulars);
    await this.lookup.addCommon(tx, caseId, commonThingsOf(message, particulars));
    const command: Command = {
      type: 'record_reading',
      reading: {
        facts: reading.facts,
        language: reading.language,
        targets: reading.targets.length,
        targetsDigest: await this.vault.digest(tx, caseId, canonical(reading.targets)),
        caseReferenceDigest:
          reading.caseReference === null ? null : await this.vault.digest(tx, caseId, reading.caseReference),
        reader: this.catalogue.law.reading,
      },
    };
    return valueOrFail(await this.cases.handleIn(tx, caseId, command, { actor: system, key }));
  }

  /** Asks the rules that were in force on the day of receipt, unless the proof shows no end for the case; then takes over what stricter cases about the same act ask. */
  async classify(tx: Tx, caseId: string, state: CaseState, handling: Handling): Promise<Result<CaseState>> {
    if (!state.facts) return refuse(refusals.notRead);
    const law = this.catalogue.law;
    const receivedAt = state.receivedAt as Instant;
    const found = classify(state.facts, law, dayOf(receivedAt));
    const waits = await this.ends.objectionTo(tx, found);
    if (waits) return refuse(noEnd(waits));
    const clocks = found.deadlines.map((code) => {
      const { legalEnd, safeEnd } = deadlineOf(code, countedFrom(state), law, dayOf(receivedAt));
      return { code, legalEnd, safeEnd };
    });
    const command: Command = {
      type: 'classify',
      classification: {
        row: found.row,
        rule: found.rule,
        verdict: found.verdict,
        grounds: [...found.grounds],
        notices: duties(found),
        clocks,
        gag: found.gag,
        circuit: found.circuit,
        approvers: [...found.approvers],
        letterBlocks: [...found.letterBlocks],
        failing: [...found.failing],
        unknown: [...found.unknown],
        facts: [...found.facts],
        counsel: [...found.counsel],
        ...(found.redirect && { redirect: found.redirect }),
        law: law.hash,
      },
    };
    const classified = await this.cases.handleIn(tx, caseId, command, handling);
    return classified.ok ? this.inherit(tx, caseId, classified.value, handling.key) : classified;
  }

  private async inherit(tx: Tx, caseId: string, classified: CaseState, key: string): Promise<Result<CaseState>> {
    let state = classified;
    for (;;) {
      const other = missingFloor(state, { related: await this.cases.related(tx, caseId, state) });
      if (!other) return accept(state);
      const { caseId: from, common, floor } = other;
      const command = { type: 'inherit_floor', from, common, floor } as const;
      const handling = { actor: system, key: `${key}-floor-of-${from}-${state.seq}` };
      const handled = await this.cases.handleIn(tx, caseId, command, handling);
      if (!handled.ok) return handled;
      state = handled.value;
    }
  }
}

const noEnd = (sentence: Bilingual): Refusal => ({ code: NO_END, kind: 'unavailable', sentence });

const system = { kind: 'system', room: 'classification' } as const;
