/** The public site, the same over HTTP and as a folder that any web server can serve: reports, data, guidelines, feed. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { instant } from '../../domain/kernel/instant.js';
import { checksums } from '../../domain/report/edition.js';
import { longTable } from '../../domain/report/long-table.js';
import { Manifest } from '../../domain/report/manifest.js';
import { tableSchema } from '../../domain/report/table-schema.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import { statusIcon, statusStyle } from '../../platform/http/status.style.js';
import { buildFolder } from '../../platform/package/build-folder.js';
import { stemOf } from '../../verifier/paper/edition.js';
import { EditionsService } from '../edition/editions.service.js';
import type { ReportEdition } from '../edition/report.event.js';
import { chaptersOf, textsCited } from './guidelines.js';
import { atomFeed, guidelinesPage, jsonFeed, pageName, reportsPage, type Shown } from './pages.js';

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

const style = `${statusStyle}
table.wideTable { table-layout: fixed; }
table.wideTable th, table.wideTable td { width: auto; padding-right: 1rem; overflow-wrap: break-word; }
table.wideTable th:first-child { width: 30%; }
table.wideTable th:nth-child(2) { width: 19%; }
table.wideTable th[scope='row'], table.glossary th { color: var(--ink); }
table.wideTable ul { margin: 0; padding-left: 1.1rem; }
table.wideTable ul.plain { padding-left: 0; list-style: none; }
table.glossary th { width: 14rem; }
@media (max-width: 40rem) {
  table.wideTable thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.wideTable tr { display: block; border-top: 1px solid var(--line); padding-block: .6rem; }
  table.wideTable th[scope='row'], table.wideTable td { display: block; width: auto; border: 0; padding: .15rem 0; }
  table.wideTable th[scope='row'] { font-weight: 600; }
  table.wideTable td::before { content: attr(data-label); display: block; color: var(--quiet); font-size: .875rem; }
  table.glossary th { width: 8rem; }
}
.card { margin-block: 1rem; }
.card h3 { font-size: 1rem; margin-block: 1.25rem .5rem; }
`;

const languages = ['fr', 'en'] as const;
const SUMS = 'SHA256SUMS';
const tableName = (period: string): string => `${stemOf(period)}.csv`;
const namesOf = ({ period, files }: ReportEdition): string[] => [...Object.keys(files), tableName(period), SUMS];
/** Of the files as they are served: a renewed one has grown since it was signed off. */
const sumsOf = ({ kept }: ReportEdition): Record<string, string> =>
  Object.fromEntries(Object.entries(kept).map(([name, { sha256 }]) => [name, sha256]));

@Injectable()
export class SiteService {
  constructor(
    private readonly editions: EditionsService,
    private readonly catalogue: Catalogue,
    private readonly identity: LedgerIdentity,
  ) {}

  /** Every address of the site. */
  async paths(): Promise<string[]> {
    const own = languages.flatMap((language) => ['index', 'guidelines'].map((stem) => pageName(stem, language)));
    const files = (await this.published()).flatMap((report) =>
      namesOf(report).map((name) => `${report.period}/${report.edition}/${name}`),
    );
    const schemas = ['manifest.schema.json', 'table.schema.json'];
    return [...own, VERIFIER, 'style.css', 'icon.svg', 'feed.xml', 'feed.json', 'ledger.vkey', ...schemas, ...files];
  }

  /** Undefined for an address that the site has not, and for the files of an edition that is not published. */
  async file(path: string): Promise<SiteFile | undefined> {
    if (path === VERIFIER) return this.verifier();
    const text = await this.text(path);
    if (text !== undefined) return { type: typeOf(path), bytes: Buffer.from(text, 'utf8') };
    const [, period = '', edition, name = ''] = /^(\d{4}-Q[1-4])\/(\d{1,4})\/([A-Za-z0-9._-]+)$/.exec(path) ?? [];
    const report = (await this.published()).find(
      (each) => each.period === period && each.edition === Number(edition) && namesOf(each).includes(name),
    );
    const bytes = report && (await this.bytesOf(report, name));
    return bytes && { type: typeOf(path), bytes };
  }

  private async verifier(): Promise<SiteFile> {
    const bytes = await readFile(verifierPath);
    const [, policy = ''] =
      /http-equiv="content-security-policy" content="([^"]+)"/.exec(bytes.toString('latin1', 0, 4000)) ?? [];
    return { type: typeOf(VERIFIER), bytes, policy: `${policy}; frame-ancestors 'none'` };
  }

  private async text(path: string): Promise<string | undefined> {
    const { operator } = this.catalogue.law.operator;
    for (const language of languages) {
      if (path === pageName('guidelines', language)) {
        const chapters = chaptersOf(this.catalogue.law, await this.editions.today());
        return guidelinesPage(language, operator.name, chapters, textsCited(chapters, this.catalogue.law.texts));
      }
      if (path === pageName('index', language)) {
        return reportsPage(language, operator.name, await this.shown(), this.identity.vkey);
      }
    }
    if (path === 'feed.xml') return atomFeed(operator.name, this.identity.signer.name, await this.shown());
    if (path === 'feed.json') return jsonFeed(operator.name, this.identity.signer.name, await this.shown());
    if (path === 'ledger.vkey') return `${this.identity.vkey}\n`;
    if (path === 'manifest.schema.json') return `${JSON.stringify(z.toJSONSchema(Manifest), null, 2)}\n`;
    if (path === 'table.schema.json') return `${JSON.stringify(tableSchema, null, 2)}\n`;
    if (path === 'icon.svg') return statusIcon;
    return path === 'style.css' ? style : undefined;
  }

  /** The newest first. */
  private async published(): Promise<ReportEdition[]> {
    const reports = (await this.editions.list()).filter(({ published }) => published !== null);
    const hourOf = ({ published }: ReportEdition) => published?.at ?? '';
    return reports.sort((left, right) => (hourOf(left) < hourOf(right) ? 1 : -1));
  }

  private async shown(): Promise<Shown[]> {
    const shown: Shown[] = [];
    for (const report of await this.published()) {
      const manifest = await this.manifestOf(report);
      if (!manifest || !report.published) continue;
      const { period, edition } = report;
      const publishedAt = instant(report.published.at);
      const dsa = manifest.dsa ?? null;
      shown.push({ period, edition, publishedAt, figures: manifest.figures, files: namesOf(report), dsa });
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
    const file = await this.editions.file(period, edition, name);
    return file.ok ? file.value : undefined;
  }
}
