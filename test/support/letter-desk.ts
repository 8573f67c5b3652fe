/** A case ready for a decision, the people who take it, and the relay through which its letters leave. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { CasesModule } from '../../src/cases/cases.module.js';
import { CasesService, type Handling } from '../../src/cases/handle/cases.service.js';
import { MessageHistory } from '../../src/cases/rows/message-history.js';
import {
  type Particulars,
  Particulars as ParticularsSchema,
  type Requester,
} from '../../src/cases/rows/particulars.js';
import { CaseVault, erased } from '../../src/cases/rows/vault.js';
import { owedNotices } from '../../src/domain/case/actions/confidentiality/owed.js';
import type { Command } from '../../src/domain/case/command.js';
import type { CaseState } from '../../src/domain/case/model/state.js';
import { valueOrFail } from '../../src/domain/kernel/result.js';
import type { Action, IssuerZone, Role } from '../../src/domain/law/vocabulary.js';
import { senderCheck } from '../../src/domain/reading/sender-check.js';
import { dispatchOf } from '../../src/domain/workflow/circuit.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { LettersModule } from '../../src/letters/letters.module.js';
import type { Enclosure } from '../../src/letters/writing/letter-writer.js';
import { LettersService } from '../../src/letters/writing/letters.service.js';
import { IDENTITY_DATABASE } from '../../src/platform/database/connections.js';
import { Database } from '../../src/platform/database/database.js';
import { Executor } from '../../src/platform/jobs/executor.js';
import { JobRegistry } from '../../src/platform/jobs/job.js';
import { DataKeys } from '../../src/platform/keys/keys.js';
import { Logger } from '../../src/platform/telemetry/logger.js';
import { type MailRelay, startMailRelay } from './mail-relay.js';
import { receiveNamed } from './named-messages.js';
import { noticeRules } from './notice-rules.js';
import { TEST_TIMINGS, type TestPlatform, testPlatform } from './platform.js';
import { RunsWork } from './runs-work.js';
import { handlingOf } from './signed-acts.js';
import { SigningPeople } from './signing-people.js';
import { disclosed } from './target-table.js';
import { refused, usWarrant, type WrittenRequest } from './written-request.js';

const context = (platform: TestPlatform): Promise<INestApplicationContext> =>
  platform.start(CasesModule, LettersModule);

const system: Handling['actor'] = { kind: 'system', room: 'test' };

/** A mailbox that stands in the zone of the facts, so that an answer may go there. */
const addressOf = (zone: IssuerZone | undefined): string =>
  ({ FR: 'clerk@justice.fr', EU_EEV: 'clerk@polizei.nrw.de' })[String(zone)] ?? 'clerk@court.example';

export class LetterDesk extends RunsWork {
  private readonly people = new Map<Role, string[]>();
  /** Keys that sign for the people of this desk. */
  readonly signing: SigningPeople;

  private constructor(
    readonly platform: TestPlatform,
    readonly relay: MailRelay,
    readonly module: INestApplicationContext,
    readonly executor: Executor,
  ) {
    super();
    this.signing = new SigningPeople(module.get<Database>(IDENTITY_DATABASE), platform.settings.dataFolder);
  }

  /** Without workers: a spec runs each piece of work itself. */
  static async open(
    configured = { relay: true },
    start = context,
    environment: Record<string, string> = {},
  ): Promise<LetterDesk> {
    const relay = await startMailRelay();
    const mail = { GREFFE_MAIL_URL: relay.url, GREFFE_MAIL_FROM: 'greffe@nuage.example' };
    const platform = await testPlatform({ ...(configured.relay ? mail : {}), ...environment }, 'api');
    const module = await start(platform);
    const registry = module.get(JobRegistry);
    const executor = new Executor(module.get(Database), registry, new Logger('silent'), TEST_TIMINGS);
    const desk = new LetterDesk(platform, relay, module, executor);
    for (const role of ['jurist', 'jurist', 'head_of_legal'] as const) await desk.addPerson(role);
    return desk;
  }

  /** Cases stay; work, mails and the mood of the relay do not. */
  async forget(): Promise<void> {
    await this.platform.fresh.asOwner('delete from outbox');
    this.relay.received.length = 0;
    this.relay.raw.length = 0;
    this.relay.recipients.length = 0;
    this.relay.mood = 'takes';
  }

  async close(): Promise<void> {
    await this.platform.remove();
    await this.relay.close();
  }

  get cases(): CasesService {
    return this.module.get(CasesService);
  }

  /** The connections of sign-in and accounts. */
  get identity(): Database {
    return this.module.get<Database>(IDENTITY_DATABASE);
  }

  get database(): Database {
    return this.module.get(Database);
  }

  /** The first jurist prepares, the second lets go. */
  person(role: Role, index = 0): Handling['actor'] {
    const id = this.people.get(role)?.[index];
    if (!id) throw new Error(`No ${role} ${index}.`);
    return { kind: 'person', id, roles: [role] };
  }

  /** A message that came, with its entry; its id. */
  async received(): Promise<string> {
    const [messageId, sha256] = [randomUUID(), randomBytes(32).toString('hex')];
    const { id: keyId } = await this.database.transaction((tx) => this.module.get(DataKeys).create(tx));
    await this.platform.fresh.asOwner(
      `insert into raw_message (id, sha256, size, blob_id, key_id, received_at, door)
       values ($1, $3, 1, gen_random_uuid(), $2, now(), 'smtp')`,
      [messageId, keyId, sha256],
    );
    const arrival = { door: 'smtp', occurrence: messageId, size: 1, sha256 };
    await this.database.transaction((tx) => this.module.get(MessageHistory).received(tx, messageId, arrival));
    return messageId;
  }

  async request({
    facts,
    classification,
    language,
    requester,
    sender,
    receivedAt,
    target = 'canary@target.example',
  }: WrittenRequest = {}): Promise<string> {
    const [caseId, messageId] = [randomUUID(), await this.received()];
    await this.give(caseId, {
      type: 'open',
      messageId,
      door: 'smtp',
      receivedAt: receivedAt ?? '2026-11-24T13:37:12.000Z',
      readable: true,
      reason: 'request',
      clocks: [],
    });
    const particulars: Particulars = {
      requester: {
        address: addressOf(facts?.issuerZone),
        name: 'Clerk',
        messageId: '<warrant-1@court.example>',
        subject: 'Warrant',
        automatic: false,
        ...requester,
      },
      targets: [{ kind: 'email', value: target, doubtful: false }],
      caseReference: '24-mj-00731',
      evidence: {},
      told: [],
      sender: sender ?? [senderCheck('dmarc_pass')],
    };
    await this.database.transaction((tx) => this.module.get(CaseVault).put(tx, caseId, 'particulars', particulars));
    const digest = 'b'.repeat(64);
    const reading = { targets: 1, targetsDigest: digest, caseReferenceDigest: digest, reader: 'test' };
    const read = { ...reading, facts: facts ?? usWarrant, language: language ?? 'en' };
    await this.give(caseId, { type: 'record_reading', reading: read });
    await this.give(caseId, { type: 'classify', classification: classification ?? refused });
    return caseId;
  }

  /** A person signs what is signed. */
  async give(caseId: string, command: Command, actor: Handling['actor'] = system): Promise<CaseState> {
    if (command.type === 'join') {
      await this.database.transaction((tx) => receiveNamed(tx, this.module.get(Ledger), [{ data: command }]));
    }
    const handling = await handlingOf({ caseId, command, actor, seen: await this.state(caseId) }, this.signing);
    return valueOrFail(await this.cases.handle(caseId, command, handling));
  }

  /** The issuer withdrew the request; what is owed of it was given first. */
  async withdraw(caseId: string): Promise<CaseState> {
    const jurist = this.person('jurist');
    const [told, agreed, noteId] = [true, false, randomUUID()];
    for (const notice of owedNotices(await this.state(caseId), noticeRules)) {
      await this.give(caseId, { type: 'record_notice', notice, told, agreed, noteId }, jurist);
    }
    return this.give(caseId, { type: 'withdraw', noteId }, jurist);
  }

  async draft(caseId: string, action: Action, enclosures: Enclosure[] = [], accounts = 0): Promise<CaseState> {
    const handling = { actor: this.person('jurist'), key: randomUUID() };
    const { targets } = await this.state(caseId);
    const request = { action, enclosures, ...(action === 'disclose' && disclosed(targets, accounts, enclosures)) };
    return valueOrFail(await this.module.get(LettersService).draft(caseId, request, handling));
  }

  /** Prepared by one person, approved by another, sent by a third. */
  async decide(
    caseId: string,
    action: Action,
    files: Enclosure[] = [],
    accounts = 0,
    held = false,
  ): Promise<CaseState> {
    const { preparation } = await this.draft(caseId, action, files, accounts);
    if (!preparation) throw new Error('Nothing was prepared.');
    const { id: preparationId, payload } = preparation;
    const consent = { type: 'approve', role: 'head_of_legal', requester: preparation.requester ?? '' } as const;
    await this.give(caseId, { ...consent, preparationId, payload }, this.person('head_of_legal'));
    return this.give(caseId, { type: dispatchOf[action], preparationId, payload, held }, this.person('jurist', 1));
  }

  /** The requester as read again, with other checks of its sender. */
  async addParticulars(
    caseId: string,
    sender: Particulars['sender'],
    requester: Partial<Requester> = {},
  ): Promise<void> {
    await this.readAgain(caseId, (last) => ({ sender, requester: { ...last?.requester, ...requester } }));
  }

  /** The places of facts, as read again. */
  addEvidence(caseId: string, evidence: Particulars['evidence']): Promise<void> {
    return this.readAgain(caseId, () => ({ evidence }));
  }

  private async readAgain(caseId: string, change: (last: Particulars | undefined) => object): Promise<void> {
    const vault = this.module.get(CaseVault);
    await this.database.transaction(async (tx) => {
      const read = await vault.all(tx, caseId, 'particulars', ParticularsSchema);
      const last = read === erased ? undefined : read.at(-1);
      await vault.put(tx, caseId, 'particulars', { ...last, ...change(last) });
    });
  }

  state(caseId: string): Promise<CaseState> {
    return this.database.transaction((tx) => this.cases.load(tx, caseId));
  }

  async addPerson(role: Role): Promise<string> {
    const id = randomUUID();
    await this.platform.fresh.asOwner(
      `insert into person (id, name, email, password_hash, roles) values ($1, $2, $3, '$argon2id$', $4)`,
      [id, role, `${id}@desk.example`, [role]],
    );
    this.people.set(role, [...(this.people.get(role) ?? []), id]);
    return id;
  }
}
