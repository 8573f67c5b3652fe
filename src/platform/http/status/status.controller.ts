import { Controller, Get, Header, Headers, type OnModuleInit, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Settings } from '../../settings/settings.js';
import { StatusRegistry, type StatusRow } from '../../telemetry/status.js';
import { languageOf } from '../answer/language.js';
import { Public } from '../served/public.js';
import { ServedBy } from '../served/served-by.js';
import { Health, type HealthReport } from './health.js';
import { statusPage } from './status.page.js';
import { statusIcon, statusStyle } from './status.style.js';

const PageQuery = z.object({ lang: z.enum(['fr', 'en']).optional().catch(undefined) });

/** What anyone may see of a running installation: whether all is well, and nothing of how it is built. */
@ServedBy('every')
@Controller('/')
export class StatusController implements OnModuleInit {
  constructor(
    private readonly registry: StatusRegistry,
    private readonly health: Health,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.registry.add({ fr: 'Socle', en: 'Foundations' }, async () => this.foundations());
  }

  @Get('status')
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('vary', 'Accept-Language')
  async page(
    @Query({ schema: PageQuery }) { lang }: z.infer<typeof PageQuery>,
    @Headers('accept-language') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const language = lang ?? languageOf(accepted);
    reply.header('content-language', language);
    return statusPage({ language, state: await this.registry.state() });
  }

  @Get('status.css')
  @Public()
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  style(): string {
    return statusStyle;
  }

  @Get('status.svg')
  @Public()
  @Header('content-type', 'image/svg+xml')
  @Header('cache-control', 'public, max-age=3600')
  icon(): string {
    return statusIcon;
  }

  /** Whether this process answers at all: a supervisor that gets no answer starts it again. */
  @Get('livez')
  @Public()
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'no-store')
  alive(): string {
    return 'ok\n';
  }

  /** For a monitor or a load balancer: 200 while requests can be taken, 503 otherwise. */
  @Get(['health', 'readyz'])
  @Public()
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const report = await this.health.check();
    reply.status(report.ready ? 200 : 503);
    return report;
  }

  private foundations(): StatusRow[] {
    const embedded = this.settings.databaseUrl === undefined;
    const redis = this.settings.redisUrl !== undefined;
    return [
      {
        label: { fr: 'Base de données', en: 'Database' },
        value: embedded
          ? { fr: 'PostgreSQL intégré, pour essayer', en: 'embedded PostgreSQL, for trying' }
          : { fr: 'PostgreSQL de l’exploitant', en: 'PostgreSQL of the operator' },
      },
      {
        label: { fr: 'File de travaux', en: 'Work queue' },
        value: redis ? { fr: 'Redis ou Valkey', en: 'Redis or Valkey' } : { fr: 'PostgreSQL', en: 'PostgreSQL' },
      },
      {
        label: { fr: 'Courriel sortant', en: 'Outgoing mail' },
        value:
          this.settings.mailUrl === undefined
            ? { fr: 'aucun relais : les lettres attendent', en: 'no relay: letters wait' }
            : { fr: 'par le relais configuré', en: 'through the configured relay' },
      },
    ];
  }
}
