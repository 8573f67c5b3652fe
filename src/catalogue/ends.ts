/** Cases for which the proof shows no end: their classification and their letters wait, while mail is still taken in. */
import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { concernsCases, deadEndsOf, type Place, placeSentence } from '../domain/case/lifecycle/dead-end.js';
import { type LifecycleProof, storyOf } from '../domain/case/lifecycle/proof.js';
import type { Day } from '../domain/kernel/day.js';
import { dayOf } from '../domain/kernel/instant.js';
import type { Bilingual } from '../domain/kernel/result.js';
import { BoundedChild } from '../platform/child/bounded-child.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { builtProgram } from '../platform/package/build-folder.js';
import { Blocked, messageOf } from '../platform/telemetry/failure.js';
import { Logger } from '../platform/telemetry/logger.js';
import { plain, StatusRegistry, type StatusRow } from '../platform/telemetry/status.js';
import { Catalogue } from './catalogue.service.js';
import { keptLifecycle, Lifecycle, lastTurn } from './lifecycle.js';

const PATIENCE_MILLISECONDS = 300_000;
const limits = { memory: 1536 * 1024 * 1024, heapMegabytes: 1024, cpuSeconds: 300 };
const PROOF_BYTES = 64 * 1024 * 1024;
/** The topic of the alarm. */
export const NO_END = 'cases.no_end';

const unproved: Bilingual = {
  fr: 'La preuve que chaque dossier peut se terminer n’est pas encore faite : la qualification et les envois attendent.',
  en: 'The proof that every case can end is not made yet: classification and sending wait.',
};

@Injectable()
export class Ends implements OnModuleInit, OnApplicationBootstrap {
  /** By the last day on which the law in force changed. */
  private readonly proving = new Map<string, Promise<LifecycleProof>>();
  private readonly proved = new Map<string, LifecycleProof>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly database: Database,
    private readonly status: StatusRegistry,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.status.add({ fr: 'Fins des dossiers', en: 'Ends of cases' }, async () => this.rows());
  }

  /** Begun at the start, which does not wait for it. */
  onApplicationBootstrap(): void {
    void this.name().catch((error) =>
      this.logger.error('The proof that every case can end was not made.', { reason: messageOf(error) }),
    );
  }

  /** Waits for the proof. Rejects where it cannot be made: the job is tried again later, and the alarm is raised. */
  async ready(): Promise<void> {
    await this.proof(await this.today()).catch((error) => {
      throw new Blocked(unproved.en, NO_END, { cause: error });
    });
  }

  /** Why a case in such a place waits; null when it has an end. */
  async objectionTo(tx: Tx, place: Place): Promise<Bilingual | null> {
    const today = dayOf(await this.database.now(tx));
    const proof = this.proved.get(lastTurn(this.catalogue.law, today));
    if (!proof) return unproved;
    const [first] = deadEndsOf(proof.stuck, place);
    return first ? placeSentence(first, this.catalogue.law.circuits) : null;
  }

  private async name(): Promise<void> {
    const { stuck } = await this.proof(await this.today());
    const stories = stuck.filter(concernsCases).map((each) => storyOf(each, this.catalogue.law.circuits));
    if (stories.length > 0) this.logger.error('No end is proved for some cases: they wait.', { stories });
  }

  private async today(): Promise<Day> {
    return dayOf(await this.database.transaction((tx) => this.database.now(tx)));
  }

  private proof(today: Day): Promise<LifecycleProof> {
    const on = lastTurn(this.catalogue.law, today);
    const proof = this.proving.get(on) ?? this.prove(on);
    this.proving.set(on, proof);
    return proof;
  }

  /** One that failed is begun again when it is asked for. */
  private async prove(on: Day): Promise<LifecycleProof> {
    try {
      const proof = keptLifecycle(this.catalogue.law, on) ?? (await proveBeside(on));
      this.proved.set(on, proof);
      return proof;
    } catch (error) {
      this.proving.delete(on);
      throw error;
    }
  }

  private async rows(): Promise<StatusRow[]> {
    const proof = this.proved.get(lastTurn(this.catalogue.law, await this.today()));
    if (!proof) return [{ label: { fr: 'Preuve', en: 'Proof' }, value: unproved, state: 'warn' }];
    const states = { label: { fr: 'États parcourus', en: 'States walked' }, value: plain(proof.states) };
    const label = { fr: 'Sans fin prouvée', en: 'Without a proved end' };
    const none: StatusRow = { label, value: { fr: 'aucun', en: 'none' }, state: 'good' };
    const stuck = proof.stuck.map((each): StatusRow => {
      const value = placeSentence(each, this.catalogue.law.circuits);
      return { label, value, state: 'bad' };
    });
    return [states, ...(stuck.length > 0 ? stuck : [none])];
  }
}

/** In a process of its own: mail is taken in and people are served meanwhile. */
async function proveBeside(on: Day): Promise<LifecycleProof> {
  const program = builtProgram('catalogue/prove-lifecycle.js');
  const child = new BoundedChild({ program, words: [on], limits, outputBytes: PROOF_BYTES });
  child.allow(PATIENCE_MILLISECONDS);
  const said = await child.bytes();
  const { code, why } = await child.ended;
  if (code !== 0) throw new Error(`The program of the proof ended without an answer: ${why}.`);
  return Lifecycle.parse(JSON.parse(said.toString('utf8')));
}
