/** Writes the types of the desk's API client from the routes, without a database; with --check it only compares. */
import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { appModule } from '../../src/application/app.module.js';
import { embeddedLogins } from '../../src/platform/database/connections.js';
import { describeApi } from '../../src/platform/http/served/openapi.js';
import { Settings, SettingsSchema } from '../../src/platform/settings/settings.js';

const file = fileURLToPath(new URL('../../src/admin/api/schema.d.ts', import.meta.url));
const module = appModule(
  new Settings(SettingsSchema.parse({})),
  embeddedLogins((role) => `postgres://${role}@nowhere`, 'all'),
  { role: 'api' },
);
const app = await NestFactory.create(module, new FastifyAdapter(), { preview: true, logger: false });
const document = describeApi(app);
/** The client adds them to every write by itself. */
const own = ['x-csrf-token', 'idempotency-key'];
for (const operation of Object.values(document.paths).flatMap((item) => [
  item.post,
  item.put,
  item.patch,
  item.delete,
])) {
  if (operation?.parameters) operation.parameters = operation.parameters.filter((each) => !own.includes(nameOf(each)));
}
const types = astToString(await openapiTypescript(document as OpenAPI3));
const written = `/* Written by npm run api-types. */\n${types}`;
if (!process.argv.includes('--check')) writeFileSync(file, written);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== written) {
  console.error('src/admin/api/schema.d.ts is not what the routes give: npm run api-types');
  process.exitCode = 1;
}

function nameOf(parameter: object): string {
  return 'name' in parameter ? String(parameter.name).toLowerCase() : '';
}
