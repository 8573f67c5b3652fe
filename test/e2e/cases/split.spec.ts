// @stage slow
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Command } from '../../../src/domain/case/command.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { eventually } from '../../support/eventually.js';
import { signedActOf } from '../../support/origin-methods.js';
import { openStaffedServer, type StaffedServer } from '../../support/staffed-server.js';
import { answersOf } from '../../support/target-table.js';

interface Part {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly row: string | null;
  readonly verdict: string | null;
  readonly outcome: string | null;
  readonly clock: string | null;
}
interface Asked {
  readonly bases: string[];
  readonly categories: string[];
  readonly targets: number[];
}
interface CaseFile {
  readonly reference: string;
  readonly status: string;
  readonly asked: readonly string[];
  readonly state: CaseState;
  readonly particulars: { readonly targets: readonly { readonly value: string }[] };
  readonly division: readonly (Asked & { readonly row: string; readonly verdict: string })[];
  readonly parts: readonly Part[];
  readonly whole: { readonly id: string; readonly reference: string } | null;
  readonly history: readonly { readonly type: string }[];
}

const TIMEOUT = 240_000;

describe('a customs letter with two requests, from the mail to both answers', () => {
  let server: StaffedServer;
  let whole = '';
  beforeAll(async () => {
    server = await openStaffedServer();
    whole = (await server.receive('008-fr-douane-65-et-65-quinquies-mixte')).id;
  }, TIMEOUT);
  afterAll(() => server?.close());

  const fileOf = async (id: string): Promise<CaseFile> =>
    (await (await server.visitor('Camille Aubry')).send('GET', `/api/cases/${id}`)).json<CaseFile>();
  const write = async (name: string, id: string, path: string, body: object = {}): Promise<string> => {
    const { state } = await fileOf(id);
    const person = await server.visitor(name);
    const answer = await person.send('POST', `/api/cases/${id}/${path}`, { body: { seen: state.seq, ...body } });
    return answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');
  };
  const signed = async (name: string, id: string, path: string, command: Command, body: object = {}) => {
    const { state } = await fileOf(id);
    return write(name, id, path, { ...body, signature: await server.sign(name, id, command, state) });
  };
  const propose = (parts: readonly Asked[]) =>
    write('Camille Aubry', whole, 'split', { parts, reason: 'Deux volets, deux fondements, deux clients.' });
  const confirm = async (name: string) => {
    const proposal = (await fileOf(whole)).state.proposedSplit?.seq ?? 0;
    return signed(name, whole, `split/${proposal}/confirmation`, { type: 'confirm_split', proposal });
  };
  /** The documents of one account under article 65, the connections of the other under article 65 quinquies. */
  const partsOf = ({ division, particulars }: CaseFile): Asked[] => {
    const place = (value: string) => particulars.targets.findIndex((target) => target.value === value);
    return division.map(({ bases, categories }) => ({
      ...{ bases, categories },
      targets: [place(categories.includes('TRF') ? 'proj-kelvin-42' : 'proj-rheinwerk')],
    }));
  };
  const opened = () =>
    eventually(
      () => fileOf(whole),
      ({ parts }) => parts.length === 2 && parts.every(({ verdict }) => verdict !== null),
    );

  it('stands to be divided, and shows its parts as the rules would have them', async () => {
    const { state, division } = await fileOf(whole);
    expect(state).toMatchObject({ circuit: 'division', step: 'division', classification: { verdict: 'SPLIT' } });
    expect(division.map(({ row, verdict }) => `${row} ${verdict}`).sort()).toEqual([
      'A06 ADMIT_COND',
      'A07 ADMIT_COND',
    ]);
  });

  it('refuses parts that leave something out, name something else, or are one request', async () => {
    const [second, first] = partsOf(await fileOf(whole)) as [Asked, Asked];
    expect(await propose([first, { ...second, categories: ['TRF'] }])).toBe('parts-incomplete');
    expect(await propose([first, { ...second, targets: [9] }])).toBe('part-beyond');
    expect(await propose([first, { ...second, categories: ['CON'] }])).toBe('part-beyond');
    expect(await propose([first, second, { ...second, targets: first.targets }])).toBe('parts-alike');
    const mixed = { bases: [...first.bases, ...second.bases], categories: ['CORP', 'SUB', 'TRF'] };
    expect(await propose([first, { ...mixed, targets: second.targets }])).toBe('part-mixed');
  });

  it('has its origin established once, for all of its parts', async () => {
    expect(await write('Camille Aubry', whole, 'origins', signedActOf((await fileOf(whole)).state))).toBe('done');
  });

  it('is divided by a second person, never by the one who proposed it', async () => {
    expect(await propose(partsOf(await fileOf(whole)))).toBe('done');
    expect(await confirm('Camille Aubry')).toBe('began-it');
    expect(await confirm('Hélène Carpentier')).toBe('done');
  });

  it('becomes two cases with a row, a clock and approvers of their own, under one reference', async () => {
    const { reference, parts } = await opened();
    expect(parts.map((part) => part.reference)).toEqual([`${reference}-1`, `${reference}-2`]);
    expect(parts.map(({ row }) => row)).toEqual(['A07', 'A06']);
    const [connections, documents] = await Promise.all(parts.map(({ id }) => fileOf(id)));
    expect(documents?.particulars.targets.map(({ value }) => value)).toEqual(['proj-rheinwerk']);
    expect(connections?.particulars.targets.map(({ value }) => value)).toEqual(['proj-kelvin-42']);
    expect(documents?.whole).toEqual({ id: whole, reference });
    expect(documents?.asked).toEqual(['jurist']);
    expect([...(connections?.asked ?? [])].sort()).toEqual(['head_of_legal', 'jurist']);
    expect(documents?.state.clocks).not.toEqual([]);
    const proved = { method: 'signed_act', proves: 'origin', confirmedBy: null };
    expect([connections, documents].map((part) => part?.state.origins)).toMatchObject([[proved], [proved]]);
  });

  it('is one case again while no part was acted on, and may be divided anew', async () => {
    const before = await opened();
    expect(
      await write('Camille Aubry', whole, 'split/undoing', { reason: 'Un compte est dans la mauvaise partie.' }),
    ).toBe('done');
    const after = await fileOf(whole);
    expect(after).toMatchObject({ parts: [], state: { step: 'division' } });
    expect(after.state.clocks).not.toEqual([]);
    expect(await fileOf(before.parts[0]?.id ?? '')).toMatchObject({
      status: 'closed',
      state: { part: { undone: true } },
    });
    expect(await propose(partsOf(after))).toBe('done');
    expect(await confirm('Idriss Belhadj')).toBe('done');
    const { reference, parts } = await opened();
    expect(parts.map((part) => part.reference)).toEqual([`${reference}-3`, `${reference}-4`]);
  });

  const answerPart = async (id: string) => {
    const { state } = await fileOf(id);
    for (const fact of state.classification?.facts ?? []) {
      const { checks, ...facts } = state.facts ?? { checks: {} };
      const read = { ...checks, ...facts }[fact as never] as unknown;
      const value = read === 'unknown' ? 'holds' : read;
      expect(await write('Camille Aubry', id, 'facts', { confirmed: { fact, value } })).toBe('done');
      await eventually(
        () => fileOf(id),
        (file) => file.state.classification !== null,
      );
    }
    for (const notice of state.classification?.notices ?? []) {
      const given = { notice, told: false, reason: 'L’autorité demande le silence.' };
      expect(await write('Hélène Carpentier', id, 'notices', given)).toBe('done');
    }
    const base64 = Buffer.from('pièces').toString('base64');
    const attachments = [{ name: 'pieces.txt', contentType: 'text/plain', base64, target: 'all' }];
    expect(
      await write('Camille Aubry', id, 'preparations', {
        action: 'disclose',
        attachments,
        targets: answersOf(state.targets, 1),
      }),
    ).toBe('done');
    await server.consentOfAll(id);
    const { preparation } = (await fileOf(id)).state;
    const { id: preparationId = '', payload = '' } = preparation ?? {};
    const release = { type: 'release', preparationId, payload } as const;
    expect(await signed('Idriss Belhadj', id, 'release', release, { preparationId, payload })).toBe('done');
  };

  it(
    'ends when each part was answered, and is then executed',
    async () => {
      const { parts } = await opened();
      for (const { id } of parts) await answerPart(id);
      const ended = await eventually(
        () => fileOf(whole),
        ({ status }) => status === 'closed',
        TIMEOUT,
      );
      expect(ended.state).toMatchObject({ outcome: 'executed', step: 'ended' });
      expect(ended.parts.map(({ outcome }) => outcome)).toEqual(['executed', 'executed']);
    },
    TIMEOUT,
  );

  it('takes no undoing once a part was acted on', async () => {
    expect(await write('Camille Aubry', whole, 'split/undoing', { reason: 'Trop tard.' })).toBe('case-closed');
  });
});
