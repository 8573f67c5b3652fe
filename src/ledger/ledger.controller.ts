/** The log over HTTP, for auditors: what is sealed, under which roots, and the proofs of it (docs/promises.md#p5). */
import { Readable } from 'node:stream';
import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import { type Refusal, refusal, refuse, valueOrFail } from '../domain/kernel/result.js';
import { Database } from '../platform/database/database.js';
import { Costs } from '../platform/http/rate-limit.js';
import { AccessLog } from './access-log.js';
import { EntryHead, LedgerStore } from './ledger.store.js';
import { LedgerExport } from './ledger-export.js';
import { LedgerIdentity } from './ledger-identity.js';
import { Receipts } from './receipts.js';
import { SealingStore } from './sealing.store.js';

const PAGE = 100;
const Index = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const Note = z.string().describe('A signed note (C2SP tlog-checkpoint), verbatim');

const LedgerState = z
  .strictObject({
    origin: z.string(),
    vkey: z.string().describe('The verifier key; a verifier should also know it from another source'),
    sealed: z.int().nonnegative(),
    waiting: z.int().nonnegative().describe('Entries written and not sealed yet'),
    lagMilliseconds: z.number().nonnegative().describe('Age of the oldest of them'),
    checkpoint: Note.nullable(),
  })
  .meta({ id: 'LedgerState' });
const LedgerEntries = z
  .strictObject({ entries: z.array(EntryHead.strict()), more: z.boolean() })
  .meta({ id: 'LedgerEntries' });
const Checkpoints = z
  .strictObject({
    checkpoints: z.array(z.strictObject({ size: z.int(), root: z.base64(), note: Note, at: z.iso.datetime() })),
    more: z.boolean(),
  })
  .meta({ id: 'LedgerCheckpoints' });
const LedgerGrowth = z
  .strictObject({ from: Note, to: Note, path: z.array(z.base64()).describe('Consistency proof of RFC 6962, 2.1.2') })
  .meta({ id: 'LedgerGrowth' });

const EntriesQuery = z.strictObject({
  before: Index.optional().describe('Only entries of a smaller index'),
  stream: z.string().min(1).max(200).optional(),
});
const CheckpointsQuery = z.strictObject({ below: Index.optional().describe('Only checkpoints of a smaller size') });
const GrowthQuery = z.strictObject({ from: Index, to: Index });

const neverSigned: Refusal = refusal(
  'never-signed',
  'not_found',
  'Le journal n’a pas été signé à ces deux tailles, la plus petite d’abord : prenez-les dans la liste des points de contrôle.',
  'The log was not signed at these two sizes, the smaller one first: take them from the list of checkpoints.',
);

@ApiTags('Ledger')
@Controller('/api/ledger')
export class LedgerController {
  constructor(
    private readonly database: Database,
    private readonly entries: LedgerStore,
    private readonly sealing: SealingStore,
    private readonly receipts: Receipts,
    private readonly exported: LedgerExport,
    private readonly identity: LedgerIdentity,
    private readonly log: AccessLog,
  ) {}

  @Get()
  @Permit('ledger.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'How far the log is sealed, by which key, and its newest checkpoint' })
  @ApiOkResponse({ standardSchema: LedgerState })
  state(): Promise<z.infer<typeof LedgerState>> {
    return this.database.transaction(async (tx) => {
      const newest = await this.sealing.newestCheckpoint(tx);
      const { entries, lagMilliseconds } = await this.sealing.backlog(tx);
      return {
        origin: this.identity.name,
        vkey: this.identity.vkey,
        sealed: newest?.size ?? 0,
        waiting: entries,
        lagMilliseconds,
        checkpoint: newest?.note ?? null,
      };
    });
  }

  @Get('entries')
  @Costs('read')
  @Permit('ledger.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Sealed entries, the newest first: which, of what kind, when, and its leaf' })
  @ApiOkResponse({ standardSchema: LedgerEntries })
  async list(
    @Query({ schema: EntriesQuery }) { before, stream }: z.infer<typeof EntriesQuery>,
  ): Promise<z.infer<typeof LedgerEntries>> {
    const end = before ?? Number.MAX_SAFE_INTEGER;
    const found = await this.database.transaction((tx) => this.entries.heads(tx, end, stream ?? null, PAGE + 1));
    return { entries: found.slice(0, PAGE), more: found.length > PAGE };
  }

  @Get('entries/:index/receipt')
  @Costs('read')
  @Permit('ledger.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'One entry opened, with the proof that the log holds it (C2SP tlog-proof)' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async receipt(@Param('index', { schema: Index }) index: number): Promise<StreamableFile> {
    const text = valueOrFail(await this.database.transaction((tx) => this.receipts.receiptAt(tx, index)));
    return new StreamableFile(Buffer.from(text, 'utf8'), { type: 'text/plain; charset=utf-8' });
  }

  @Get('checkpoints')
  @Costs('read')
  @Permit('ledger.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What was signed, the newest first' })
  @ApiOkResponse({ standardSchema: Checkpoints })
  async checkpoints(
    @Query({ schema: CheckpointsQuery }) { below }: z.infer<typeof CheckpointsQuery>,
  ): Promise<z.infer<typeof Checkpoints>> {
    const end = below ?? Number.MAX_SAFE_INTEGER;
    const found = await this.database.transaction((tx) => this.sealing.checkpointsBelow(tx, end, PAGE + 1));
    const checkpoints = found.slice(0, PAGE).map((each) => ({ ...each, root: each.root.toString('base64') }));
    return { checkpoints, more: found.length > PAGE };
  }

  @Get('consistency')
  @Costs('read')
  @Permit('ledger.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The proof that the log at one signed size continues the log at a smaller one' })
  @ApiOkResponse({ standardSchema: LedgerGrowth })
  async consistency(
    @Query({ schema: GrowthQuery }) { from, to }: z.infer<typeof GrowthQuery>,
  ): Promise<z.infer<typeof LedgerGrowth>> {
    const growth = await this.database.transaction((tx) => this.receipts.growth(tx, from, to));
    if (!growth) return valueOrFail(refuse(neverSigned));
    return { ...growth, path: growth.path.map((hash) => hash.toString('base64')) };
  }

  @Get('export')
  @Costs('whole')
  @Permit('ledger.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The whole sealed log, for `greffe ledger verify`; the handing out is recorded' })
  @ApiProduces('application/jsonl')
  @ApiOkResponse({ schema: { type: 'string' } })
  async export(@CurrentPerson() person: Person): Promise<StreamableFile> {
    await this.database.transaction((tx) => this.log.record(tx, person.id, 'access.ledger_exported', {}));
    const lines = this.exported.lines((work) => this.database.transaction(work));
    return new StreamableFile(Readable.from(lines, { objectMode: false }), {
      type: 'application/jsonl',
      disposition: 'attachment; filename="greffe-ledger.jsonl"',
    });
  }
}
