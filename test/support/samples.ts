/** The labelled requests of test/fixtures/samples, and the state of the law and of the operator they are read with. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { z } from 'zod';
import { filesOf } from '../../src/catalogue/files/lexicon-files.js';
import { parseWorkflows } from '../../src/catalogue/files/parsed.js';
import { readSources } from '../../src/catalogue/files/source.js';
import { written } from '../../src/catalogue/files/yaml-file.js';
import type { ReadMessage, Unreadable } from '../../src/domain/intake/message.js';
import { AuthorityFile } from '../../src/domain/law/authority.js';
import { compileCitation, InstrumentFile } from '../../src/domain/law/instrument.js';
import { contextWith, type StatedTenant } from '../../src/domain/law/stated-tenant.js';
import type { OperatorView, ReadingLaw } from '../../src/domain/reading/law.js';
import { type Lexicon, lexiconOf } from '../../src/domain/reading/lexicon.js';
import { readInChild } from '../../src/intake/read-in-child.js';
import { buildReader, readerFolder } from './built-reader.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}test/fixtures/samples/`;

export interface Expected {
  readonly language: string;
  readonly issuer: { readonly zone: string; readonly country: string | null; readonly kind: string };
  readonly relayedBy: string | null;
  readonly addressee: string;
  readonly legalBasis: readonly string[];
  readonly dataCategories: readonly string[];
  readonly emergency: boolean;
  readonly targets: readonly string[];
  readonly caseReference: string | null;
  readonly verdict: string;
  readonly mustNotAdmit: boolean;
}

export interface Sample {
  readonly name: string;
  readonly expected: Expected;
}

export function samples(): Sample[] {
  return readdirSync(folder)
    .filter((name) => /^\d{3}-/.test(name))
    .map((name) => ({
      name,
      expected: JSON.parse(readFileSync(`${folder}${name}/expected.json`, 'utf8')) as Expected,
    }));
}

/** Reads a raw message through the bounded child, once for all specs that ask the same reader. */
export async function readOnce(raw: Buffer): Promise<ReadMessage | Unreadable> {
  const kept = `${readerFolder()}/${createHash('sha256').update(raw).digest('hex')}.json`;
  if (!existsSync(kept)) {
    const aside = `${kept}.${randomUUID()}`;
    writeFileSync(aside, JSON.stringify(await readInChild(Readable.from([raw]), { program: buildReader() })));
    renameSync(aside, kept);
  }
  return JSON.parse(readFileSync(kept, 'utf8')) as ReadMessage | Unreadable;
}

/** Reads the raw message of a sample. */
export const readSample = (name: string): Promise<ReadMessage | Unreadable> =>
  readOnce(readFileSync(`${folder}${name}/message.eml`));

type Stated = Omit<OperatorView, 'tenants' | 'accountForms'> & {
  readonly tenants: readonly z.infer<typeof StatedTenant>[];
};

let ofTheSamples: ReadingLaw | undefined;

export function sampleLaw(): ReadingLaw {
  ofTheSamples ??= compiledLaw();
  return ofTheSamples;
}

/** The lexicon of the product, without the proof of its law. */
function productLexicon(): Lexicon {
  const parsed = parseWorkflows(readSources(root));
  if (!parsed.ok) throw new Error(parsed.faults.map(written).join('\n'));
  return lexiconOf(filesOf(parsed.workflows.lexicon));
}

function compiledLaw(): ReadingLaw {
  const file = InstrumentFile.parse(parse(readFileSync(`${root}workflows/law/instruments.yaml`, 'utf8')));
  const directory = AuthorityFile.parse(parse(readFileSync(`${root}workflows/law/authorities.yaml`, 'utf8')));
  return {
    instruments: file.instruments,
    citations: file.instruments.map(({ code, patterns }) => compileCitation(code, patterns, file.fragments)),
    authorities: directory.authorities,
    lexicon: productLexicon(),
    operator: contextWith(JSON.parse(readFileSync(`${folder}context.json`, 'utf8')) as Stated),
  };
}
