// @stage slow
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Command } from '../../../src/domain/case/command.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { eventually } from '../../support/eventually.js';
import { openStaffedServer, type StaffedServer } from '../../support/staffed-server.js';

interface CaseFile {
  readonly asked: readonly string[];
  readonly correction: { readonly weakens: string[] } | null;
  readonly particulars: object | null;
  readonly state: CaseState;
}

/** Security review of 1 December 2026, N4. */
describe('an urgent disappearance that one person would hide in the secret cell', () => {
  let server: StaffedServer;
  let id = '';
  beforeAll(async () => {
    server = await openStaffedServer();
    id = (await server.receive('006-fr-gendarmerie-disparition-urgence')).id;
  });
  afterAll(() => server?.close());

  const fileOf = async (): Promise<CaseFile> =>
    (await (await server.visitor('Camille Aubry')).send('GET', `/api/cases/${id}`)).json<CaseFile>();
  const write = async (name: string, path: string, body: object) => {
    const { state } = await fileOf();
    const person = await server.visitor(name);
    const answer = await person.send('POST', `/api/cases/${id}/${path}`, { body: { seen: state.seq, ...body } });
    return answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');
  };
  const marking = (value: string) => ({ confirmed: { fact: 'secrecy_marking', value } });

  it('stays with those it asks when a jurist marks it as secret and closes it, and nothing is destroyed', async () => {
    const before = await fileOf();
    expect(before.asked.length).toBeGreaterThan(1);
    expect(await write('Camille Aubry', 'facts', marking('holds'))).toBe('done');
    const waits = await fileOf();
    expect(waits.correction?.weakens).toEqual(['enters_cell']);
    expect(waits.asked).toEqual(before.asked);
    expect(waits.state).toMatchObject({ circuit: before.state.circuit, step: before.state.step });
    expect(waits.state.classification).toEqual(before.state.classification);
    await write('Camille Aubry', 'closure', { outcome: 'no_data' });
    const after = await fileOf();
    expect(after.particulars).toEqual(before.particulars);
    expect(after.state.circuit).toBe(before.state.circuit);
  });

  it('goes there once a second person of its strictest roles signs that', async () => {
    const { state } = await fileOf();
    const proposal = state.proposed?.seq ?? 0;
    const command: Command = { type: 'confirm_correction', proposal };
    const confirm = async (name: string) =>
      write(name, `corrections/${proposal}/confirmation`, {
        signature: await server.sign(name, id, command, state),
      });
    expect(await confirm('Camille Aubry')).not.toBe('done');
    expect(await confirm('Hélène Carpentier')).toBe('done');
    await eventually(fileOf, (file) => file.state.circuit === 'secret_cell');
  });
});
