/** The numbers of this process for a monitor that holds the token of the settings. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Headers, type OnModuleInit, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Refusal, refusal } from '../../../domain/kernel/result.js';
import { Database } from '../../database/database.js';
import { Settings } from '../../settings/settings.js';
import { Metrics } from '../../telemetry/metrics.js';
import { RefusalError } from '../answer/refusal.error.js';
import { Public } from '../served/public.js';
import { Served, ServedBy } from '../served/served-by.js';
import { Health } from './health.js';

const noMetrics: Refusal = refusal(
  'no-metrics',
  'not_found',
  'Cette adresse n’existe pas : aucun jeton de supervision n’est configuré (GREFFE_METRICS_TOKEN).',
  'This address does not exist: no token for monitoring is set (GREFFE_METRICS_TOKEN).',
);
const notTheMonitor: Refusal = refusal(
  'not-the-monitor',
  'unauthenticated',
  'Envoyez le jeton de supervision : Authorization: Bearer ….',
  'Send the token for monitoring: Authorization: Bearer ….',
);

@ServedBy('every')
@Controller('/')
export class MetricsController implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly health: Health,
    private readonly database: Database,
    private readonly served: Served,
    private readonly settings: Settings,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    if (this.settings.metricsToken !== undefined) this.metrics.watchProcess();
    this.watchHealth();
    this.watchConnections();
    this.timeAnswers();
  }

  @Get('metrics')
  @Public()
  @Header('cache-control', 'no-store')
  async read(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { metricsToken } = this.settings;
    if (metricsToken === undefined) throw new RefusalError(noMetrics);
    if (!isSame(authorization ?? '', `Bearer ${metricsToken}`)) {
      reply.header('www-authenticate', 'Bearer');
      throw new RefusalError(notTheMonitor);
    }
    reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }

  private watchHealth(): void {
    this.metrics.watch(
      {
        greffe_process: { help: 'This process, by its role', labels: ['role'] },
        greffe_ready: { help: '1 while requests can be taken' },
        greffe_fault: { help: '1 for each fault that a person must look at', labels: ['fault'] },
        greffe_lane_oldest_due_seconds: { help: 'Age of the oldest due job of a lane', labels: ['lane'] },
        greffe_failed_jobs: { help: 'Failed jobs, which wait for a person' },
      },
      async () => {
        const { ready, faults, laneSeconds, failedJobs } = await this.health.check();
        const measured = !faults.includes('database');
        return {
          greffe_process: [{ labels: { role: this.served.role }, value: 1 }],
          greffe_ready: ready ? 1 : 0,
          greffe_fault: faults.map((fault) => ({ labels: { fault }, value: 1 })),
          greffe_lane_oldest_due_seconds: measured
            ? Object.entries(laneSeconds).map(([lane, value]) => ({ labels: { lane }, value }))
            : null,
          greffe_failed_jobs: measured ? failedJobs : null,
        };
      },
    );
  }

  private watchConnections(): void {
    this.metrics.watch(
      { greffe_database_connections: { help: 'Connections of the ordinary login, by state', labels: ['state'] } },
      async () => ({
        greffe_database_connections: Object.entries(this.database.connections()).map(([state, value]) => ({
          labels: { state },
          value,
        })),
      }),
    );
  }

  /** By the pattern of the route, which names no case and no person. */
  private timeAnswers(): void {
    const seconds = this.metrics.seconds('greffe_http_answer_seconds', {
      help: 'Time to the end of an answer',
      labels: ['method', 'route', 'status'],
    });
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none';
      seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    });
  }
}

/** In constant time, whatever the lengths. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
