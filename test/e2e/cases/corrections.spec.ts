// @stage slow
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Command } from '../../../src/domain/case/command.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { mail } from '../../faults/testbed/mails.js';
import { eventually } from '../../support/eventually.js';
import { openStaffedServer, type StaffedServer } from '../../support/staffed-server.js';

interface CaseFile {
  readonly seq: number;
  readonly asked: readonly string[];
  readonly owed: readonly string[];
  readonly correction: { readonly weakens: string[]; readonly becomes: { rule: string; verdict: string } } | null;
  readonly mailbox: { readonly zone: string; readonly open: boolean } | null;
  readonly state: CaseState;
  readonly history: readonly { readonly type: string; readonly data: Record<string, unknown> }[];
}

/** The account that the US warrant of the samples aims at. */
const ACCOUNT = 'admin@kelvin.example';
const requisitionOn = (n: string): Buffer =>
  Buffer.from(mail('requisition', n).toString().replaceAll(`admin${n}@kelvin.example`, ACCOUNT));

describe('a US warrant that one person would make French', () => {
  let server: StaffedServer;
  let warrant = '';
  beforeAll(async () => {
    server = await openStaffedServer();
    warrant = (await server.receive('022-us-sca-warrant-scan')).id;
  });
  afterAll(() => server?.close());

  const fileOf = async (id: string): Promise<CaseFile> =>
    (await (await server.visitor('Camille Aubry')).send('GET', `/api/cases/${id}`)).json<CaseFile>();
  const write = async (name: string, id: string, path: string, body: object = {}) => {
    const { state } = await fileOf(id);
    const person = await server.visitor(name);
    return person.send('POST', `/api/cases/${id}/${path}`, { body: { seen: state.seq, ...body } });
  };
  /** The same for a command that its person signs. */
  const signed = async (name: string, id: string, path: string, command: Command, body: object = {}) => {
    const { state } = await fileOf(id);
    return write(name, id, path, { ...body, signature: await server.sign(name, id, command, state) });
  };
  const codeOf = async (sent: ReturnType<typeof write>): Promise<string> => {
    const answer = await sent;
    return answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');
  };
  const judged = (id: string) =>
    eventually(
      () => fileOf(id),
      ({ state }) => state.classification !== null,
    );
  const inherited = ({ history }: CaseFile) => history.filter(({ type }) => type === 'case.floor_inherited');
  /** Subjects of the mails to people of the desk. */
  const told = () => server.relay.received.map(({ subject }) => subject ?? '');

  it('stays foreign until a person of the stricter roles confirms, who sees what it would become', async () => {
    const corrected = { confirmed: { fact: 'issuerZone', value: 'FR' } };
    expect(await codeOf(write('Camille Aubry', warrant, 'facts', corrected))).toBe('done');
    const waits = await fileOf(warrant);
    expect(waits.state.facts?.issuerZone).toBe('THIRD');
    expect(waits.state.classification?.rule).toBe('U01');
    expect(waits.correction).toMatchObject({ weakens: expect.arrayContaining(['leaves_foreign', 'lifts_refusal']) });
    const proposal = waits.state.proposed?.seq ?? 0;
    const confirm = (name: string) =>
      codeOf(signed(name, warrant, `corrections/${proposal}/confirmation`, { type: 'confirm_correction', proposal }));
    expect(await confirm('Idriss Belhadj')).toBe('not-stricter-role');
    expect(await confirm('Marc Estienne')).toBe('not-stricter-role');
    expect(await confirm('Hélène Carpentier')).toBe('done');
    const after = await judged(warrant);
    expect(after.state).toMatchObject({ facts: { issuerZone: 'FR' }, first: { rule: 'U01', zone: 'THIRD' } });
    expect([...after.state.floor.approvers].sort()).toEqual(
      expect.arrayContaining(['dpo', 'executive', 'head_of_legal']),
    );
    expect(after.mailbox).toEqual({ zone: 'THIRD', open: false });
  });

  it('notifies the three stricter roles when it is proposed, and when it is confirmed', async () => {
    const three = (words: string) => (subjects: string[]) =>
      subjects.filter((each) => each.includes(words)).length === 3;
    await eventually(async () => told(), three('correction proposée'));
    await eventually(async () => told(), three('correction confirmée'));
  });

  let copy = '';
  it('asks as much of a French requisition on the same account, with the case it comes from', async () => {
    copy = (await server.take(requisitionOn('71'))).id;
    const file = await fileOf(copy);
    expect(file.state.facts?.issuerZone).toBe('FR');
    expect([...file.asked].sort()).toEqual(expect.arrayContaining(['dpo', 'executive', 'head_of_legal', 'jurist']));
    expect(inherited(file).map(({ data }) => data)).toMatchObject([{ from: warrant, common: 'target' }]);
  });

  it('asks as much of one that comes after its case was closed', async () => {
    for (const notice of (await fileOf(warrant)).owed) {
      const given = { notice, told: true, reason: 'Averti par courrier.' };
      expect(await codeOf(write('Camille Aubry', warrant, 'notices', given))).toBe('done');
    }
    expect(await codeOf(write('Camille Aubry', warrant, 'withdrawal', { text: 'Retirée par son auteur.' }))).toBe(
      'done',
    );
    const again = await fileOf((await server.take(requisitionOn('72'))).id);
    expect(again.state.floor.approvers).toEqual(expect.arrayContaining(['dpo', 'executive', 'head_of_legal']));
  });

  it('asks less once two persons of the stricter roles say that it is another request, and keeps that', async () => {
    const why = 'another_request';
    const ask = (name: string) =>
      codeOf(
        signed(
          ...([name, copy, 'requirements/lowering'] as const),
          { type: 'ask_lower_floor', why, noteId: '' },
          { why, reason: 'Autre enquête, autre titulaire.' },
        ),
      );
    expect(await ask('Idriss Belhadj')).toBe('not-stricter-role');
    expect(await ask('Hélène Carpentier')).toBe('done');
    const { noteId } = (await fileOf(copy)).state.lowering ?? { noteId: '' };
    const agree = (name: string) =>
      codeOf(signed(name, copy, `requirements/lowering/${noteId}/confirmation`, { type: 'lower_floor', noteId }));
    expect(await agree('Hélène Carpentier')).toBe('began-it');
    expect(await agree('Jeanne Delmas')).toBe('done');
    expect((await fileOf(copy)).asked).toEqual(['jurist']);
    expect(await codeOf(write('Camille Aubry', copy, 'classification'))).toBe('done');
    const after = await fileOf(copy);
    expect(inherited(after).filter(({ data }) => data.from === warrant)).toHaveLength(1);
  });
});
