import { Controller, Get, type INestApplication, Injectable } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, type OpenAPIObject } from '@nestjs/swagger';
import { describeApi } from './openapi.js';
import { Public } from './public.js';

/** The OpenAPI document of this process, made once the routes are known. */
@Injectable()
export class ApiDescription {
  private document: OpenAPIObject | undefined;

  describe(app: INestApplication): void {
    this.document = describeApi(app);
  }

  read(): OpenAPIObject {
    if (this.document === undefined) throw new Error('The API is described before it listens: call describe first.');
    return this.document;
  }
}

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
