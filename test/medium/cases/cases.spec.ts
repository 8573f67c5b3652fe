// @stage redis
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Handling } from '../../../src/cases/handle/cases.service.js';
import { NotesService } from '../../../src/cases/http/notes.service.js';
import { Particulars } from '../../../src/cases/rows/particulars.js';
import { CaseVault, erased } from '../../../src/cases/rows/vault.js';
import { Catalogue } from '../../../src/catalogue/catalogue.service.js';
import { refuse } from '../../../src/domain/kernel/result.js';
import { verifyExport } from '../../../src/domain/ledger/verify-export.js';
import { LedgerExport } from '../../../src/ledger/ledger-export.js';
import { LedgerIdentity } from '../../../src/ledger/ledger-identity.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { keyReused } from '../../../src/platform/http/repeat/idempotency.key.js';
import { eraseAsOwner } from '../../support/erased-case.js';
import { LetterDesk } from '../../support/letter-desk.js';

/** The spine on a real database: one command, one transaction, one truth. */
describe('cases', () => {
  let desk: LetterDesk;

  beforeAll(async () => {
    desk = await LetterDesk.open();
    desk.module.get(Sequencer).start();
  });

  afterAll(() => desk?.close());

  const note = (caseId: string, text: string, handling: Omit<Handling, 'actor'>) =>
    desk.module.get(NotesService).add(caseId, { text }, (noteId, digest) => ({ type: 'note', noteId, digest }), {
      actor: desk.person('jurist'),
      ...handling,
    });

  it('bears the year of the day of Paris on which it came in, wherever the database counts its days', async () => {
    const referenceOf = async (receivedAt: string) => {
      const id = await desk.request({ receivedAt });
      const rows = await desk.platform.fresh.asOwner<{ reference: string }>(
        'select reference from case_file where id = $1',
        [id],
      );
      return rows[0]?.reference.slice(0, 9);
    };
    expect(await referenceOf('2026-12-31T22:59:59.000Z')).toBe('GRF-2026-');
    expect(await referenceOf('2026-12-31T23:00:00.000Z')).toBe('GRF-2027-');
  });

  it('tells one of two writers to look again, and keeps one entry', async () => {
    const caseId = await desk.request();
    const { seq: seen } = await desk.state(caseId);
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, n) => note(caseId, `note ${n}`, { key: randomUUID(), seen })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = results.flatMap((result) => (result.ok ? [] : [result.refusal.kind]));
    expect(new Set(refused)).toEqual(new Set(['stale']));
    expect((await desk.state(caseId)).seq).toBe(seen + 1);
  });

  it('carries out a key once, answers it again, and refuses it for another act', async () => {
    const caseId = await desk.request();
    const key = randomUUID();
    const first = await note(caseId, 'the same words', { key });
    const again = await note(caseId, 'the same words', { key });
    expect(again).toEqual(first);
    const other = await note(caseId, 'other words', { key });
    expect(other).toEqual(refuse(keyReused));
  });

  it('leaves nothing of a refused command', async () => {
    const caseId = await desk.request();
    const key = randomUUID();
    const refused = await desk.cases.handle(
      caseId,
      {
        type: 'approve',
        preparationId: randomUUID(),
        payload: 'a'.repeat(64),
        role: 'jurist',
        requester: 'a'.repeat(64),
      },
      { actor: desk.person('jurist'), key },
    );
    expect(refused.ok).toBe(false);
    expect(await desk.platform.fresh.asOwner('select 1 from command_receipt where key = $1', [key])).toEqual([]);
  });

  it('writes the projection of exactly what the log says', async () => {
    const caseId = await desk.request();
    const [row] = await desk.platform.fresh.asOwner<Record<string, unknown>>('select * from case_file where id = $1', [
      caseId,
    ]);
    const state = await desk.state(caseId);
    expect(row).toMatchObject({
      seq: state.seq,
      status: 'open',
      step: state.step,
      circuit: 'refusal',
      issuer_country: 'US',
      row_of_law: 'U01',
      verdict: 'REFUSE_REDIRECT',
    });
  });

  it('follows the circuits in force on the day it arrived, in Paris', async () => {
    const catalogue = desk.module.get(Catalogue);
    const { law } = catalogue;
    const circuits = law.circuits.flatMap((circuit) =>
      circuit.code === 'refusal'
        ? [
            { ...circuit, validTo: '2026-11-30' },
            { ...circuit, validFrom: '2026-12-01', consent: { quorum: 2, hours: 24 } },
          ]
        : [circuit],
    );
    Object.assign(catalogue, { law: { ...law, circuits } });
    const stepAfterOneConsent = async (receivedAt: string) => {
      const caseId = await desk.request({ receivedAt });
      const { preparation } = await desk.draft(caseId, 'refuse');
      const { id: preparationId = '', payload = '' } = preparation ?? {};
      const requester = preparation?.requester ?? '';
      const approver = desk.person('head_of_legal');
      return (
        await desk.give(caseId, { type: 'approve', preparationId, payload, role: 'head_of_legal', requester }, approver)
      ).step;
    };
    expect(await stepAfterOneConsent('2026-11-30T22:59:59.000Z')).toBe('dispatch');
    expect(await stepAfterOneConsent('2026-11-30T23:00:00.000Z')).toBe('approval');
    Object.assign(catalogue, { law });
  });

  it('keeps what is personal out of every table in clear', async () => {
    const caseId = await desk.request();
    await note(caseId, 'canary-in-a-note', { key: randomUUID() });
    const tables = await desk.platform.fresh.asOwner<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('public', 'bullmq') and table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const rows = await desk.platform.fresh.asOwner<{ text: string }>(`select t::text as text from ${name} t`);
      expect({ name, found: rows.filter(({ text }) => text.includes('canary')) }).toEqual({ name, found: [] });
    }
  });

  describe('erasure and tampering', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'greffe-export-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    async function exported(name: string): Promise<string> {
      await desk.module.get(Sequencer).settle(20_000);
      const file = join(folder, name);
      await desk.database.transaction((tx) => desk.module.get(LedgerExport).write(tx, file));
      return file;
    }
    const verified = (bytes: Buffer) => verifyExport([bytes], desk.module.get(LedgerIdentity).vkey);

    it('erases a person with the key of the case, and the log still verifies', async () => {
      const caseId = await desk.request();
      const vault = desk.module.get(CaseVault);
      const read = () => desk.database.transaction((tx) => vault.all(tx, caseId, 'particulars', Particulars));
      expect(await read()).toHaveLength(1);
      await eraseAsOwner(desk.platform.fresh, caseId);
      expect(await read()).toBe(erased);
      expect((await desk.state(caseId)).classification?.row).toBe('U01');
      expect(await verified(readFileSync(await exported('erased.jsonl')))).toMatchObject({ ok: true });
    });

    it('names the stream and the seq of an entry that the owner of the database changed', async () => {
      const caseId = await desk.request();
      await exported('before.jsonl');
      await desk.platform.fresh.asOwner('alter table entry disable trigger user');
      await desk.platform.fresh.asOwner(
        `update entry set data = jsonb_set(data, '{verdict}', '"ADMIT"') where stream = $1 and type = 'case.classified'`,
        [`case/${caseId}`],
      );
      const file = join(folder, 'after.jsonl');
      await desk.database.transaction((tx) => desk.module.get(LedgerExport).write(tx, file));
      const result = await verified(readFileSync(file));
      expect(result.ok ? '' : result.fault).toMatch(new RegExp(`case/${caseId}.*seq 3`));
    });

    it('refuses an export with one byte flipped in each third of it', async () => {
      const bytes = readFileSync(join(folder, 'before.jsonl'));
      for (const third of [1, 3, 5]) {
        const changed = Buffer.from(bytes);
        const at = Math.floor((bytes.length * third) / 6);
        changed[at] = (changed[at] ?? 0) ^ 1;
        writeFileSync(join(folder, 'flipped.jsonl'), changed);
        const result = await verified(changed);
        expect(result.ok ? 'accepted' : result.fault).toMatch(/^Line \d+/);
      }
    });
  });
});
