/** The description of the API (OpenAPI 3.1), made from the schemas that parse the requests. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { SESSION_COOKIE } from '../request/session-cookie.js';

/** Of the description, which anyone may read: that of the product would say which faults it still has. */
const API_VERSION = '1';

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'requestId'],
  properties: {
    type: { type: 'string', description: '/problems/<code>; stable' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What to do, in the language of Accept-Language' },
    article: { type: 'string', description: 'The article or the promise that says no' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

const writes = ['post', 'put', 'patch', 'delete'] as const;

const header = (name: string, description: string, required: boolean) => ({
  name,
  in: 'header' as const,
  required,
  description,
  schema: { type: 'string' },
});
const csrfHeader = header('X-CSRF-Token', 'Of the session: GET /api/session', true);
const KEY = 'Idempotency-Key';
const keyHeader = header(KEY, '16 to 255 visible characters, new for each intention', false);
const requestKeyHeader = header(KEY, '16 to 255 visible characters, new for each request', true);

/** What a write of a person, or of a machine, carries. */
function headersOf(ways: readonly object[]) {
  if (ways.some((way) => 'cookie' in way)) return [csrfHeader, keyHeader];
  return ways.some((way) => 'machine' in way) ? [requestKeyHeader] : [];
}

const machineScopes = {
  'requests:write': 'Brings requests: POST /api/requests',
  'events:read': 'Reads the feed of events: GET /api/feed',
};

/** Describes every route under /api; what another room serves outside it is documented where it is published. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.1')
    .setTitle('Greffe')
    .setDescription('The legal desk: requests, decisions, letters, reports. Errors are problem documents (RFC 9457).')
    .setVersion(API_VERSION)
    .addCookieAuth(SESSION_COOKIE)
    .addOAuth2(
      { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/api/token', scopes: machineScopes } } },
      'machine',
    )
    .addGlobalResponse({
      status: 'default',
      description: 'A problem document (RFC 9457)',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    } as never)
    .build();
  const document = SwaggerModule.createDocument(app, base, { standardSchemaConverter: toJsonSchema });
  // In the order of their names: that of the modules says nothing to a reader.
  const served = Object.keys(document.paths).filter((path) => path.startsWith('/api/'));
  const paths = Object.fromEntries(served.sort().map((path) => [path, document.paths[path] ?? {}]));
  for (const item of Object.values(paths)) {
    for (const method of writes) {
      const operation = item[method];
      const added = headersOf(operation?.security ?? []);
      if (operation && added.length > 0) operation.parameters = [...(operation.parameters ?? []), ...added];
    }
  }
  const schemas = { ...document.components?.schemas, Problem: problem } as never;
  return { ...document, paths, components: { ...document.components, schemas } };
}

/** Zod to the JSON Schema of OpenAPI 3.1 (draft 2020-12); the converter of the library stops at 3.0. */
function toJsonSchema(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $defs, $schema, ...converted } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: schemaType,
    unrepresentable: 'any',
  });
  return { schema: converted, components: { ...$defs } };
}
