import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { IdempotencyStore } from './idempotency.store.js';
import { ApiDescription, OpenApiController } from './openapi.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { RateLimit } from './rate-limit.js';
import { SchemaPipe } from './schema.pipe.js';
import { StatusController } from './status.controller.js';

/** What every route of the application shares: parsing, problem documents, idempotent writes, its description. */
@Module({
  controllers: [OpenApiController, StatusController],
  providers: [
    ApiDescription,
    IdempotencyStore,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_INTERCEPTOR, useClass: RateLimit },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_PIPE, useClass: SchemaPipe },
  ],
})
export class HttpModule {}
