import { Controller, Get, type INestApplication, Injectable } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, type OpenAPIObject } from '@nestjs/swagger';
import { describeApi } from './openapi.js';
import { Public } from './public.js';

/** The OpenAPI document of this process, made when it is first asked for. */
@Injectable()
export class ApiDescription {
  private make: (() => OpenAPIObject) | undefined;
  private document: OpenAPIObject | undefined;

  /** Once the routes are known; `mounted` as `GET /api/people/:id`. */
  of(app: INestApplication, mounted: readonly string[]): void {
    this.make = () => checked(describeApi(app), mounted);
  }

  /** Throws when a route under /api is not described, or the reverse. */
  read(): OpenAPIObject {
    if (this.make === undefined) throw new Error('The API is described once its routes are known: call of first.');
    this.document ??= this.make();
    return this.document;
  }
}

/** The files of a folder: a template of OpenAPI holds no slash, so that none describes them (OAS 3.1, 4.8.8.2). */
const FOLDER = '/*';

function checked(document: OpenAPIObject, mounted: readonly string[]): OpenAPIObject {
  const described = routesOf(document);
  const own = mounted.filter((route) => route.includes(' /api/') && !route.endsWith(FOLDER));
  // The server answers HEAD of each GET by itself.
  const stated = own.filter((route) => !route.startsWith('HEAD ') || !own.includes(route.replace('HEAD', 'GET')));
  const served = stated.map((route) => route.replace(/:(\w+)/g, '{$1}'));
  const faults = [
    ...served.filter((route) => !described.includes(route)).map((route) => `${route} is not described`),
    ...described.filter((route) => !served.includes(route)).map((route) => `${route} is not served`),
  ];
  if (faults.length > 0) throw new Error(`The API and its description differ: ${faults.join('; ')}.`);
  return document;
}

const routesOf = ({ paths }: OpenAPIObject): string[] =>
  Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`));

@Controller('/api/openapi.json')
export class OpenApiController {
  constructor(private readonly description: ApiDescription) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'This document', tags: ['About'] })
  @ApiOkResponse({ description: 'OpenAPI 3.1', schema: { type: 'object' } })
  read(): OpenAPIObject {
    return this.description.read();
  }
}
