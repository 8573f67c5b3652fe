import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from '../../../src/application/app.module.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { signedIn, type Visitor } from '../../support/desk.js';
import { LetterDesk } from '../../support/letter-desk.js';

interface Advice {
  readonly asRecorded: boolean;
  readonly rule: { readonly id: string; readonly title: { readonly fr: string }; readonly legal: string[] };
  readonly clocks: { readonly code: string; readonly steps: { readonly fr: string }[] }[];
  readonly redirect: string;
  readonly items: { readonly nearMisses: { readonly rule: { readonly id: string }; readonly fact: string }[] }[];
}

describe('the law over HTTP', () => {
  let app: NestFastifyApplication;
  let desk: LetterDesk;
  let jurist: Visitor;

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: false }, async ({ settings, fresh }) => {
      app = await createHttpApp(appModule(settings, fresh.logins, { role: 'api' }), settings, false);
      await app.listen(0, '127.0.0.1');
      return app;
    });
    jurist = await signedIn(desk.platform.fresh, (app.getHttpServer().address() as AddressInfo).port, ['jurist']);
  });
  afterAll(async () => {
    await app?.close();
    await desk?.close();
  });

  it('says why a case was judged so: the rule with its title and articles, the clock with its computation', async () => {
    const path = `/api/cases/${await desk.request()}`;
    const advice = (await jurist.send('GET', `${path}/advice`)).json<Advice>();
    expect(advice.asRecorded).toBe(false);
    expect(advice.rule.id).toMatch(/^U\d/);
    expect(advice.rule.title.fr).not.toBe(advice.rule.id);
    expect(advice.rule.legal).toContain('GDPR 48');
    expect(advice.clocks.flatMap(({ steps }) => steps)[0]?.fr).toMatch(/^Réception : /);
    expect(advice.items.flatMap(({ nearMisses }) => nearMisses).length).toBeGreaterThan(0);
    await jurist.send('POST', `${path}/classification`, { body: { seen: 3 } });
    expect((await jurist.send('GET', `${path}/advice`)).json<Advice>().asRecorded).toBe(true);
  });

  it('has no advice on a case that is not there', async () => {
    expect((await jurist.send('GET', `/api/cases/${randomUUID()}/advice`)).statusCode).toBe(404);
  });

  it('hands out the law book in both languages, each rule at its anchor, and no page that is not there', async () => {
    const contents = (await jurist.send('GET', '/api/law/book/fr')).json<{
      pages: { slug: string; title: string; places: { anchor: string; text: string }[] }[];
    }>();
    const places = contents.pages.flatMap((page) => page.places.map(({ anchor }) => `${page.slug}#${anchor}`));
    expect(contents.pages[0]).toMatchObject({ slug: 'README', title: 'Le livre du droit' });
    expect(places).toEqual(expect.arrayContaining(['third-countries#u03', 'circuits#refusal-abroad', 'policy#a3']));
    const page = await jurist.send('GET', '/api/law/book/en/third-countries');
    expect(page.body).toContain('US order relayed by the technology provider');
    expect((await jurist.send('GET', '/api/law/book/en/nothing')).statusCode).toBe(404);
    expect((await jurist.send('GET', '/api/law/book/de/third-countries')).statusCode).toBe(422);
  });

  it('hands out circuits, rules in their order and what was proved of them', async () => {
    const law = (await jurist.send('GET', '/api/law')).json<{
      circuits: { code: string }[];
      sections: { rules: { id: string; legal: string[] }[] }[];
      proofs: { combinations: string; promises: unknown[] }[];
    }>();
    expect(law.circuits.map(({ code }) => code)).toContain('silent_refusal');
    const rules = law.sections.flatMap((section) => section.rules);
    expect(rules.every(({ legal }) => legal.length > 0)).toBe(true);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(BigInt(law.proofs[0]?.combinations ?? 0)).toBeGreaterThan(1_000_000n);
    expect(law.proofs[0]?.promises.length).toBeGreaterThan(3);
  });

  it('keeps the registry: authorities with their numbers and expiry, customers by what is sought, the operator', async () => {
    const { day, authorities } = (await jurist.send('GET', '/api/registry/authorities')).json<{
      day: string;
      authorities: { id: string; expired: boolean; numbers: { number: string; state: string; expiresAt: string }[] }[];
    }>();
    const police = authorities.find(({ id }) => id === 'fr-gendarmerie');
    expect(police?.numbers).toHaveLength(1);
    for (const { expiresAt, state } of police?.numbers ?? []) expect(state === 'expired').toBe(day > expiresAt);
    const sought = await jurist.send('POST', '/api/registry/customers/search', {
      body: { sought: 'proj-unknown' },
    });
    expect(sought.json()).toMatchObject({ taken: null, customers: [] });
    const operator = (await jurist.send('GET', '/api/registry/operator')).json();
    expect(operator).toMatchObject({ code: 'nuage-souverain', operator: { country: 'FR' } });
    expect(operator).not.toHaveProperty('tenants');
  });
});
