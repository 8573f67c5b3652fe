/** The law book over HTTP: its contents, and one page at a time. */
import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Permit } from '../access/permit.js';
import { LawBookService } from '../catalogue/book/law-book.service.js';
import { Page } from '../catalogue/book/page.js';
import { type Refusal, refusal } from '../domain/kernel/result.js';
import { RefusalError } from '../platform/http/answer/refusal.error.js';

const Language = z.enum(['fr', 'en']);
const Slug = z.string().regex(/^[a-zA-Z-]{1,40}$/);

const Contents = z
  .strictObject({
    pages: z.array(
      z.strictObject({
        slug: z.string(),
        title: z.string(),
        places: z.array(z.strictObject({ anchor: z.string(), text: z.string() })).describe('Its headings, in order'),
      }),
    ),
  })
  .meta({ id: 'LawBook' });
const ShownPage = Page.meta({ id: 'LawBookPage' });

const pageUnknown: Refusal = refusal(
  'page-unknown',
  'not_found',
  'Le livre du droit n’a pas cette page.',
  'The law book has no such page.',
);

@ApiTags('Law')
@Controller('/api/law/book')
@Permit('law.read')
export class LawBookController {
  constructor(private readonly book: LawBookService) {}

  @Get(':language')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The pages of the law book and the headings of each' })
  @ApiOkResponse({ standardSchema: Contents })
  contents(@Param('language', { schema: Language }) language: z.infer<typeof Language>): z.infer<typeof Contents> {
    return {
      pages: this.book.pages(language).map(({ slug, title, blocks }) => ({
        slug,
        title,
        places: blocks.flatMap((block) =>
          block.kind === 'heading' ? [{ anchor: block.anchor, text: block.text }] : [],
        ),
      })),
    };
  }

  @Get(':language/:page')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'One page of the law book' })
  @ApiOkResponse({ standardSchema: ShownPage })
  page(
    @Param('language', { schema: Language }) language: z.infer<typeof Language>,
    @Param('page', { schema: Slug }) slug: string,
  ): Page {
    const page = this.book.pages(language).find((one) => one.slug === slug);
    if (!page) throw new RefusalError(pageUnknown);
    return page;
  }
}
