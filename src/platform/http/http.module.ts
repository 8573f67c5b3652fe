import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ProblemFilter } from './answer/problem.filter.js';
import { SchemaPipe } from './answer/schema.pipe.js';
import { RateLimit } from './rate-limit.js';
import { IdempotencyInterceptor } from './repeat/idempotency.interceptor.js';
import { IdempotencyStore } from './repeat/idempotency.store.js';
import { ApiDescription, OpenApiController } from './served/openapi.controller.js';
import { MetricsController } from './status/metrics.controller.js';
import { StatusController } from './status/status.controller.js';

/** What every route of the application shares: parsing, problem documents, idempotent writes, its description. */
@Module({
  controllers: [OpenApiController, StatusController, MetricsController],
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
