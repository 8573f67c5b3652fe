// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Person } from '../../../src/access/access.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { CasePrintService } from '../../../src/letters/casefile/case-print.service.js';
import type { GivenTarget } from '../../../src/letters/writing/given-targets.js';
import { enclosureOf } from '../../../src/letters/writing/letter-writer.js';
import { LettersService } from '../../../src/letters/writing/letters.service.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { brokenRules } from '../../support/pdf-rules.js';
import { wordsOfPdf } from '../../support/pdf-words.js';
import { admitted, requisition } from '../../support/written-request.js';

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
});
afterAll(() => desk?.close());

const targets: GivenTarget[] = [
  { place: 0, answer: 'withhold', ground: 'G-PRIV', reason: 'Avocat' },
  {
    ...{ place: null, name: 'added@target.example', reason: 'Annexe', answer: 'part', categories: ['SUB'] },
    ...{ from: '2026-01-01', to: '2026-01-31' },
  },
];
const said = {
  fr: ['Réponse pour chaque compte visé', 'Communiquer en partie', 'Identité de l’abonné', 'secret professionnel'],
  en: ['Answer for each target', 'Produce in part', 'Subscriber identity', 'privilege'],
};

it.each(['fr', 'en'] as const)('a printed case says in %s what was answered for each target', async (language) => {
  const id = await desk.request({ facts: requisition, classification: admitted, language: 'fr' });
  const file = { ...enclosureOf('un.csv', 'text/csv', Buffer.from('a;b')), target: 1 };
  const handling = { actor: desk.person('jurist'), key: randomUUID() };
  const request = { action: 'disclose', enclosures: [file], targets } as const;
  valueOrFail(await desk.module.get(LettersService).draft(id, request, handling));
  const reader = { id: handling.actor.kind === 'person' ? handling.actor.id : '', roles: ['jurist'] };
  const print = desk.module.get(CasePrintService).print(id, language, reader as unknown as Person);
  const { content } = valueOrFail(await print);
  expect(brokenRules(content)).toEqual([]);
  const words = (await wordsOfPdf(content)).replaceAll(/\s+/g, ' ');
  const own = ['canary@target.example', 'added@target.example', '2026-01-01', 'Annexe', 'Avocat'];
  for (const each of [...said[language], ...own]) expect(words).toContain(each);
});
