import { describe, expect, it } from '@jest/globals';
import {
  circumstances,
  classified,
  disclosure,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  prepare,
  read,
  refusalOf,
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { AddressZone, IssuerZone } from '../law/vocabulary.js';
import type { Command } from './command.js';
import type { Actor } from './model/circumstances.js';
import type { Letter } from './model/event-schema.js';

const hash = 'e'.repeat(64);
const letter = (zone: AddressZone | undefined): Letter => ({
  ...{ id: id(400), kind: 'answer', language: 'fr', template: 'answer.v1', templateSha256: hash, sha256: hash },
  ...(zone && { zone, mailbox: hash }),
});
const answerTo = (zone: AddressZone | undefined): Command =>
  ({ ...prepare('disclose'), letters: [letter(zone)] }) as Command;
const mailboxOf = (zone: AddressZone) => ({ ...circumstances, mailbox: { zone, digest: hash } });
const evidence = (zone: IssuerZone): Command => ({
  ...{ type: 'record_origin', zone, method: 'official_publication', evidence: hash, noteId: id(320) },
});
const elsewhere = /^The address of the answer is not that of an authority/;
const ready: [Command, Actor][] = disclosure;

describe('data', () => {
  it('go to a mailbox of the zone in the facts', () => {
    expect(run(...ready, [answerTo('FR'), jurist]).state.preparation?.letters[0]?.zone).toBe('FR');
  });

  it.each(['THIRD', 'EU_EEV', 'PRIVATE', 'UNKNOWN', 'DIS'] as const)(
    'do not go from France to a mailbox of %s',
    (zone) => {
      const { state } = run(...ready);
      expect(refusalOf(state, answerTo(zone), jurist)).toMatch(elsewhere);
      expect(refusalOf(state, answerTo('FR'), jurist, mailboxOf(zone))).toMatch(elsewhere);
    },
  );

  it('do not go to a mailbox of an unknown zone where the facts name none', () => {
    const { state } = run(
      [opened, service],
      [read({ issuerZone: 'UNKNOWN' }), service],
      [classified({ facts: [] }), service],
    );
    expect(refusalOf(state, answerTo('UNKNOWN'), jurist)).toMatch(/international agreement/);
  });

  it('go through the machine channel of the Member States when the request came by it', () => {
    const through = [read({ issuerZone: 'EU_EEV', issuerCountry: 'ES', channel: 'DIS' }), service] as const;
    const { state } = run([opened, service], through, [classified({ facts: [] }), service], [answerTo('DIS'), jurist]);
    expect(state.preparation).not.toBeNull();
  });

  it('do not go where a letter does not say where it goes', () => {
    expect(refusalOf(run(...ready).state, answerTo(undefined), jurist)).toMatch(/^This letter does not say/);
  });

  it('go to a mailbox that two persons established, and to that one alone', () => {
    const recorded = run(...ready, [evidence('FR'), jurist, mailboxOf('UNKNOWN')]).state;
    expect(refusalOf(recorded, answerTo('UNKNOWN'), jurist)).toMatch(elsewhere);
    const confirm: Command = { type: 'confirm_origin', noteId: id(320) };
    expect(refusalOf(recorded, confirm, jurist)).toMatch(/^Another person/);
    expect(refusalOf(recorded, confirm, head)).toMatch(/strictest classification/);
    const both = [...ready, [evidence('FR'), jurist, mailboxOf('UNKNOWN')], [confirm, otherJurist]] as const;
    expect(run(...both, [answerTo('UNKNOWN'), jurist]).state.preparation).not.toBeNull();
    const other = { ...answerTo('UNKNOWN'), letters: [{ ...letter('UNKNOWN'), mailbox: 'f'.repeat(64) }] } as Command;
    expect(refusalOf(run(...both).state, other, jurist)).toMatch(elsewhere);
  });

  it('do not go to a mailbox established for another zone than that of the facts', () => {
    const confirm: Command = { type: 'confirm_origin', noteId: id(320) };
    const { state } = run(...ready, [evidence('EU_EEV'), jurist, mailboxOf('UNKNOWN')], [confirm, otherJurist]);
    expect(refusalOf(state, answerTo('UNKNOWN'), jurist)).toMatch(elsewhere);
  });
});

it('a refusal goes wherever the request came from', () => {
  const refusing: [Command, Actor][] = [
    [opened, service],
    [read({ issuerZone: 'THIRD' }), service],
    [classified({ verdict: 'REFUSE', circuit: 'refusal', approvers: ['head_of_legal'] }), service],
  ];
  const refusal = { ...prepare('refuse'), letters: [{ ...letter('THIRD'), kind: 'refusal' }] } as Command;
  expect(run(...refusing, [refusal, jurist]).state.preparation?.letters[0]?.zone).toBe('THIRD');
});
