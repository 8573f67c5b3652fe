import { Controller, Get, type INestApplication, Injectable } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, type OpenAPIObject } from '@nestjs/swagger';
import { describeApi } from './openapi.js';
import { Public } from './public.js';

/** The OpenAPI document of this process, made once the routes are known. */
@Injectable()
export class ApiDescription {
  private document: OpenAPIObject | undefined;

  /** `mounted` as `GET /api/people/:id`; throws when a route under /api is not described, or the reverse. */
  describe(app: INestApplication, mounted: readonly string[]): void {
    const document = describeApi(app);
    const described = routesOf(document);
    const served = mounted.filter((route) => route.includes(' /api/')).map((route) => route.replace(/:(\w+)/g, '{$1}'));
    const faults = [
      ...served.filter((route) => !described.includes(route)).map((route) => `${route} is not described`),
      ...described.filter((route) => !served.includes(route)).map((route) => `${route} is not served`),
    ];
    if (faults.length > 0) throw new Error(`The API and its description differ: ${faults.join('; ')}.`);
    this.document = document;
  }

  read(): OpenAPIObject {
    if (this.document === undefined) throw new Error('The API is described before it listens: call describe first.');
    return this.document;
  }
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
