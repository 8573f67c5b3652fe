/** The public site as it would be with an edition that is not published yet, for those who sign it off. */
import { Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Permit } from '../../access/permit.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { RefusalError } from '../../platform/http/answer/refusal.error.js';
import { EditionsService } from '../edition/editions.service.js';
import { pageUnknown } from '../edition/refusal.js';
import { SiteService } from '../site/site.service.js';
import { Edition, Period } from './report.controller.js';

/** A frame of the desk alone may show it. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
/** Every other file is saved: shown in the frame, it would take the place of the page. */
const shownInFrame = /\.(html|css|svg)$/;
const Name = z.string().regex(/^[A-Za-z0-9._-]{1,300}$/);

@ApiTags('Reports')
@Controller('/api/reports/:period/:edition/site')
export class SitePreviewController {
  constructor(
    private readonly site: SiteService,
    private readonly editions: EditionsService,
  ) {}

  @Get(':name')
  @Permit('report.read')
  @Header('Cache-Control', 'no-store')
  @Header('Content-Security-Policy', POLICY)
  @Header('X-Frame-Options', 'SAMEORIGIN')
  @ApiOperation({ summary: 'A page of the public site, as it would be if this edition were published now' })
  @ApiProduces('text/html', 'text/css', 'image/svg+xml', 'application/octet-stream')
  page(
    @Param('period', { schema: Period }) period: string,
    @Param('edition', { schema: Edition }) edition: number,
    @Param('name', { schema: Name }) name: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.answer({ period, edition }, name, reply);
  }

  @Get('formats/:name')
  @Permit('report.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'A page of the formats that the public site publishes' })
  @ApiProduces('application/octet-stream')
  format(
    @Param('period', { schema: Period }) period: string,
    @Param('edition', { schema: Edition }) edition: number,
    @Param('name', { schema: Name }) name: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.answer({ period, edition }, `formats/${name}`, reply);
  }

  @Get(':ofPeriod/:ofEdition/:name')
  @Permit('report.read')
  @Header('Cache-Control', 'no-store')
  @Header('Content-Security-Policy', POLICY)
  @Header('X-Frame-Options', 'SAMEORIGIN')
  @ApiOperation({
    summary: 'A file of an edition, as the public site would have it if this edition were published now',
  })
  @ApiProduces('text/html', 'application/octet-stream')
  file(
    @Param('period', { schema: Period }) period: string,
    @Param('edition', { schema: Edition }) edition: number,
    @Param('ofPeriod', { schema: Period }) ofPeriod: string,
    @Param('ofEdition', { schema: Edition }) ofEdition: number,
    @Param('name', { schema: Name }) name: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.answer({ period, edition }, `${ofPeriod}/${ofEdition}/${name}`, reply);
  }

  private async answer(
    { period, edition }: { readonly period: string; readonly edition: number },
    path: string,
    reply: FastifyReply,
  ): Promise<StreamableFile> {
    const report = valueOrFail(await this.editions.edition(period, edition));
    const found = await this.site.file(path, report);
    if (!found) throw new RefusalError(pageUnknown);
    const policy = found.policy?.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
    if (policy) reply.header('content-security-policy', policy);
    const name = path.split('/').at(-1) ?? '';
    return new StreamableFile(found.bytes, {
      type: found.type,
      length: found.bytes.length,
      disposition: shownInFrame.test(name) ? 'inline' : `attachment; filename="${name}"`,
    });
  }
}
