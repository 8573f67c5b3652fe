/** The public site, the same over HTTP and as a folder that any web server can serve: reports, data, guidelines, feed. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { instant } from '../../domain/kernel/instant.js';
import { checksums } from '../../domain/report/edition.js';
import { longTable } from '../../domain/report/long-table.js';
import { Manifest } from '../../domain/report/manifest.js';
import { observationsSchema, tableSchema } from '../../domain/report/table-schema.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import { statusIcon } from '../../platform/http/status/status.style.js';
import { buildFolder } from '../../platform/package/build-folder.js';
import { inclusionName, stemOf } from '../../verifier/paper/edition.js';
import { EditionsService } from '../edition/editions.service.js';
import type { ReportEdition } from '../edition/report.event.js';
import { ReportSeal } from '../seal/report-seal.js';
import { atomFeed, jsonFeed } from './feeds.js';
import { formatFile, formatPaths } from './formats.js';
import { chaptersOf, textsCited } from './guidelines.js';
import { guidelinesPage } from './guidelines-page.js';
import { pageName, reportsPage, type Shown } from './pages.js';
import { siteStyle } from './site.style.js';

export interface SiteFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** Where a page carries a script, the policy that names it; every other page has none. */
  readonly policy?: string;
}

/** Built beside the server, whole in itself (rolldown.verifier.mjs). */
const VERIFIER = 'verify.html';
const verifierPath = join(buildFolder, 'verifier', VERIFIER);

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  xml: 'application/atom+xml; charset=utf-8',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
};
const typeOf = (path: string): string => types[path.split('.').at(-1) ?? ''] ?? 'text/plain; charset=utf-8';

const languages = ['fr', 'en'] as const;
const SEAL = 'seal.pem';
const STAMP_ROOTS = 'time-stamp-roots.pem';
const SUMS = 'SHA256SUMS';
const tableName = (period: string): string => `${stemOf(period)}.csv`;
const namesOf = ({ period, files }: ReportEdition): string[] => [
  ...Object.keys(files),
  tableName(period),
  inclusionName(period),
  SUMS,
];
/** Of the files as they are served: a renewed one has grown since it was signed off. */
const sumsOf = ({ kept }: ReportEdition): Record<string, string> =>
  Object.fromEntries(Object.entries(kept).map(([name, { sha256 }]) => [name, sha256]));

/** The style that stands in the page of a report is known by its hash, as two people signed it off (CSP 3, 8.2). */
function policyOf(page: Buffer): string | undefined {
  const [, style] = /<style>([^<]*)<\/style>/.exec(page.toString('utf8')) ?? [];
  if (style === undefined) return undefined;
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

function served(path: string, bytes: Buffer): SiteFile {
  const policy = path.endsWith('.html') ? policyOf(bytes) : undefined;
  return { type: typeOf(path), bytes, ...(policy && { policy }) };
}

@Injectable()
export class SiteService {
  constructor(
    private readonly editions: EditionsService,
    private readonly catalogue: Catalogue,
    private readonly identity: LedgerIdentity,
    private readonly seal: ReportSeal,
  ) {}

  /** Every address of the site. */
  async paths(): Promise<string[]> {
    const own = languages.flatMap((language) => ['index', 'guidelines'].map((stem) => pageName(stem, language)));
    const files = (await this.published()).flatMap((report) =>
      namesOf(report).map((name) => `${report.period}/${report.edition}/${name}`),
    );
    const schemas = ['manifest.schema.json', 'table.schema.json', 'observations.schema.json'];
    return [
      ...own,
      VERIFIER,
      'style.css',
      'icon.svg',
      'feed.xml',
      'feed.json',
      'ledger.vkey',
      SEAL,
      STAMP_ROOTS,
      ...schemas,
      ...(await formatPaths()),
      ...files,
    ];
  }

  /**
   * Undefined for an address that the site has not, and for the files of an edition that is not published. `asIf`: an
   * edition that is shown as if it were published now.
   */
  async file(path: string, asIf?: ReportEdition): Promise<SiteFile | undefined> {
    if (path === VERIFIER) return this.verifier();
    const text = await this.text(path, asIf);
    if (text !== undefined) return { type: typeOf(path), bytes: Buffer.from(text, 'utf8') };
    const format = await formatFile(path);
    if (format) return served(path, format);
    const [, period = '', edition, name = ''] = /^(\d{4}-Q[1-4])\/(\d{1,4})\/([A-Za-z0-9._-]+)$/.exec(path) ?? [];
    const report = (await this.published(asIf)).find(
      (each) => each.period === period && each.edition === Number(edition) && namesOf(each).includes(name),
    );
    const bytes = report && (await this.bytesOf(report, name));
    return bytes && served(path, bytes);
  }

  private async verifier(): Promise<SiteFile> {
    const bytes = await readFile(verifierPath);
    const [, policy = ''] =
      /http-equiv="content-security-policy" content="([^"]+)"/.exec(bytes.toString('latin1', 0, 4000)) ?? [];
    return { type: typeOf(VERIFIER), bytes, policy: `${policy}; frame-ancestors 'none'` };
  }

  private async text(path: string, asIf?: ReportEdition): Promise<string | undefined> {
    const { operator } = this.catalogue.law.operator;
    for (const language of languages) {
      if (path === pageName('guidelines', language)) {
        const chapters = chaptersOf(this.catalogue.law, await this.editions.today());
        return guidelinesPage(language, operator.name, chapters, textsCited(chapters, this.catalogue.law.texts));
      }
      if (path === pageName('index', language)) {
        return reportsPage(language, operator.name, await this.shown(asIf), this.identity.vkey);
      }
    }
    if (path === 'feed.xml') return atomFeed(operator.name, this.identity.name, await this.shown(asIf));
    if (path === 'feed.json') return jsonFeed(operator.name, this.identity.name, await this.shown(asIf));
    return this.anchor(path) ?? this.fixed(path);
  }

  /** What a verifier believes: worth as much as the way by which it was fetched. */
  private anchor(path: string): string | Promise<string> | undefined {
    if (path === 'ledger.vkey') return `${this.identity.vkey}\n`;
    if (path === SEAL) return this.seal.trust().then(({ trusted }) => trusted);
    if (path === STAMP_ROOTS) return this.seal.trust().then(({ trustedStamps }) => trustedStamps ?? '');
    return undefined;
  }

  private fixed(path: string): string | undefined {
    if (path === 'manifest.schema.json') return `${JSON.stringify(z.toJSONSchema(Manifest), null, 2)}\n`;
    if (path === 'table.schema.json') return `${JSON.stringify(tableSchema, null, 2)}\n`;
    if (path === 'observations.schema.json') return `${JSON.stringify(observationsSchema, null, 2)}\n`;
    if (path === 'icon.svg') return statusIcon;
    return path === 'style.css' ? siteStyle : undefined;
  }

  /** The newest first. */
  private async published(asIf?: ReportEdition): Promise<ReportEdition[]> {
    const reports = (await this.editions.list()).filter(({ published }) => published !== null);
    if (asIf?.published === null) reports.push({ ...asIf, published: { by: '', at: await this.editions.now() } });
    const hourOf = ({ published }: ReportEdition) => published?.at ?? '';
    return reports.sort((left, right) => (hourOf(left) < hourOf(right) ? 1 : -1));
  }

  private async shown(asIf?: ReportEdition): Promise<Shown[]> {
    const shown: Shown[] = [];
    for (const report of await this.published(asIf)) {
      const manifest = await this.manifestOf(report);
      if (!manifest || !report.published) continue;
      const { period, edition, reason = null } = report;
      const publishedAt = instant(report.published.at);
      const dsa = manifest.dsa ?? null;
      shown.push({ period, edition, publishedAt, figures: manifest.figures, files: namesOf(report), dsa, reason });
    }
    return shown;
  }

  /** Undefined when the file is no longer the one that was signed off, or of an older format. */
  private async manifestOf({ period, edition }: ReportEdition): Promise<Manifest | undefined> {
    const file = await this.editions.file(period, edition, `${stemOf(period)}.json`);
    return file.ok ? Manifest.safeParse(JSON.parse(file.value.toString('utf8'))).data : undefined;
  }

  private async bytesOf(report: ReportEdition, name: string): Promise<Buffer | undefined> {
    const { period, edition } = report;
    if (name === SUMS) return Buffer.from(checksums(sumsOf(report)), 'utf8');
    if (name === tableName(period)) {
      const manifest = await this.manifestOf(report);
      return manifest && Buffer.from(longTable(manifest), 'utf8');
    }
    if (name === inclusionName(period)) {
      const proof = await this.editions.inclusion(period, edition);
      return proof.ok ? Buffer.from(proof.value, 'utf8') : undefined;
    }
    const file = await this.editions.file(period, edition, name);
    return file.ok ? file.value : undefined;
  }
}
