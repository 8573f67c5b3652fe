import { describe, expect, it } from '@jest/globals';
import { actions } from './actions/index.js';
import { deskWords } from './form.js';

const shown = Object.entries(deskWords().actions).flatMap(([type, { form }]) => (form ? [{ type, ...form }] : []));

describe('the form of an action', () => {
  it('asks for what the input takes, in the kind of each field', () => {
    expect(deskWords().actions.set_gag.form).toMatchObject({
      path: 'silence',
      words: 'reason',
      fields: [
        { name: 'gag', kind: 'choice', of: 'gag', optional: false },
        { name: 'until', kind: 'instant', optional: true },
      ],
    });
    expect(deskWords().actions.act.form?.fields).toMatchObject([
      { name: 'action', choices: ['preserve', 'remove'] },
      { name: 'until', kind: 'date', optional: true },
    ]);
    expect(deskWords().actions.end_preservation.form?.fields).toMatchObject([
      { name: 'cause', choices: ['withdrawn', 'released_by_authority', 'produced', 'exempt'] },
      { name: 'otherHoldsChecked', kind: 'flag' },
    ]);
  });

  it('asks for what only its service sees, and for a name or a mail address where the letter needs one', () => {
    const fields = deskWords().actions.choose_recipient.form?.fields ?? [];
    expect(fields.map(({ name, kind }) => [name, kind])).toEqual([
      ['recipient', 'choice'],
      ['postal', 'lines'],
      ['name', 'of_case'],
      ['address', 'of_case'],
    ]);
    expect(fields.map(({ asked }) => asked?.length ?? 0)).toEqual([0, 0, 2, 1]);
    expect(deskWords().actions.confirm_address.form?.fields).toMatchObject([{ name: 'address', optional: false }]);
  });

  it('names each value that a person may choose', () => {
    const unnamed = shown.flatMap(({ type, fields }) =>
      fields.flatMap(({ name, of, choices, values }) =>
        of ? [] : choices.filter((choice) => !values?.[choice]).map((choice) => `${type}.${name}: ${choice}`),
      ),
    );
    expect(unnamed).toEqual([]);
  });

  it('leaves no field of the input without a value', () => {
    const missing = shown.flatMap(({ type, path, words, fields }) => {
      const action = actions.find((each) => each.type === type);
      const { digest, newId, byService = [] } = action?.route ?? {};
      const given = [digest, newId, ...byService, ...(words ? ['noteId'] : []), ...fields.map(({ name }) => name)];
      return Object.keys(action?.input.shape ?? {})
        .filter((name) => !given.includes(name) && !path.includes(`:${name}`))
        .map((name) => `${type}.${name}`);
    });
    // All grounds of a decision stand where none is named; a later end is that of the last message; what the case offers
    // brings the others.
    expect(missing.toSorted()).toEqual([
      'ask_later_end.messageId',
      'decide_escalation.grounds',
      'open_delivery.packageId',
      'order_erasure.keys',
      'order_erasure.orderId',
      'recall.preparationId',
      'record_call_back.authority',
    ]);
  });
});

describe('the labels', () => {
  it('name each action of a person and each event in both languages, and no two actions alike', () => {
    const { actions: ofActions, events } = deskWords();
    const labels = [...Object.values(ofActions).map(({ label }) => label), ...Object.values(events)];
    expect(labels.filter(({ fr, en }) => !fr.trim() || !en.trim())).toEqual([]);
    const names = Object.values(ofActions).map(({ label }) => label.fr);
    expect(new Set(names).size).toBe(names.length);
  });
});
