/** What anyone may read of the reports: the public site, under /transparency/. */
import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RefusalError } from '../../platform/http/answer/refusal.error.js';
import { Public } from '../../platform/http/served/public.js';
import { pageUnknown } from '../edition/refusal.js';
import { SiteService } from './site.service.js';

/** Addresses that people type; the folder that is exported has the files alone. */
const plainNames: Readonly<Record<string, string>> = { '': 'index.html', verify: 'verify.html' };

@ApiExcludeController()
@Controller('/transparency')
export class TransparencyController {
  constructor(private readonly site: SiteService) {}

  /** With its slash, so that relative addresses lead below it. */
  @Get()
  @Public()
  async entrance(@Res() reply: FastifyReply): Promise<void> {
    // Nest has set a status by then, which Fastify would keep.
    await reply.redirect('/transparency/', 308);
  }

  @Get('*')
  @Public()
  async file(@Param('*') path: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const found = await this.site.file(plainNames[path] ?? path);
    if (!found) throw new RefusalError(pageUnknown);
    reply.header('cache-control', 'public, max-age=300');
    if (found.policy) reply.header('content-security-policy', found.policy);
    const name = path.split('/').at(-1) ?? '';
    return new StreamableFile(found.bytes, {
      type: found.type,
      length: found.bytes.length,
      disposition: found.type === 'application/pdf' ? `inline; filename="${name}"` : 'inline',
    });
  }
}
