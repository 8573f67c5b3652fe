import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { ApiDescription } from '../../../src/platform/http/served/openapi.controller.js';
import { Public } from '../../../src/platform/http/served/public.js';
import { type Desk, startDesk } from '../../support/desk.js';

interface Operation {
  readonly parameters?: { readonly name: string }[];
  readonly security?: unknown[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Record<string, unknown>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Record<string, unknown>> };
}

let desk: Desk;
let document: Document;

beforeAll(async () => {
  desk = await startDesk();
  document = (await desk.visitor().send('GET', '/api/openapi.json')).json();
});
afterAll(() => desk.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })),
  );

it('describes the routes that are mounted', () => {
  expect(operations().map(({ route }) => route)).toEqual(
    expect.arrayContaining([
      'GET /api/people',
      'PUT /api/people/{id}/roles',
      'POST /api/session',
      'GET /api/openapi.json',
    ]),
  );
});

it('is not given while a route under /api is not described', async () => {
  @Controller('/api/hidden')
  class HiddenController {
    @Get(':id')
    @Public()
    @ApiExcludeEndpoint()
    hidden() {
      return 'hidden';
    }
  }
  const other = await startDesk([HiddenController]);
  try {
    expect(() => other.app.get(ApiDescription).read()).toThrow('GET /api/hidden/{id} is not described');
  } finally {
    await other.close();
  }
});

it('is OpenAPI 3.1 and refers only to what it contains', () => {
  expect(document.openapi).toBe('3.1.1');
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name]) => name,
  );
  expect(references.length).toBeGreaterThan(10);
  for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name);
});

it('takes the shapes from the schemas that parse', () => {
  expect(document.components.schemas.NewPerson).toMatchObject({
    type: 'object',
    additionalProperties: false,
    required: ['id', 'name', 'email', 'roles', 'ask'],
    properties: { name: { type: 'string', minLength: 1, maxLength: 200 } },
  });
  expect(document.components.schemas.FirstPassword).toMatchObject({
    properties: { password: { type: 'string', minLength: 15, maxLength: 128 } },
  });
});

it('gives every operation a summary-worthy answer and the problem document', () => {
  for (const { route, operation } of operations()) {
    expect([route, Object.keys(operation.responses)]).toEqual([route, expect.arrayContaining(['default'])]);
    expect([route, Object.keys(operation.responses).some((status) => /^[23]/.test(status))]).toEqual([route, true]);
  }
});

it('names the session and the headers that a write needs', () => {
  const write = document.paths['/api/people']?.post;
  expect(write?.security).toEqual([{ cookie: [] }]);
  expect(write?.parameters?.map(({ name }) => name)).toEqual(['X-CSRF-Token', 'Idempotency-Key']);
  expect(document.paths['/api/session']?.post?.security).toBeUndefined();
});
