/** A property of the law's files, or of the declaration of an action, that no code reads promises what does not happen. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { QuestionFile, Rule } from '../../src/domain/classification/rule.js';
import { ClockRule } from '../../src/domain/law/clock.js';
import { InstrumentFile } from '../../src/domain/law/instrument.js';
import { NoticeFile } from '../../src/domain/law/notice.js';
import { SignalFile } from '../../src/domain/law/signal.js';
import { SovereigntyFile, SovereigntyRules } from '../../src/domain/law/sovereignty.js';
import { PolicyFile, TextFile, UpkeepFile } from '../../src/domain/law/text.js';
import { Circuit } from '../../src/domain/workflow/circuit.js';
import { Escalation } from '../../src/domain/workflow/escalation.js';
import { packageRoot } from '../../src/platform/package/package-root.js';

const files = {
  ...{ Circuit, Escalation, Rule, QuestionFile, ClockRule, InstrumentFile, NoticeFile, SignalFile },
  ...{ SovereigntyFile, SovereigntyRules, TextFile, PolicyFile, UpkeepFile },
} satisfies Record<string, z.ZodType>;

const source = join(packageRoot(), 'src');
const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.spec\.tsx?$|\.d\.ts$/.test(name))
  .map((name) => readFileSync(join(source, name), 'utf8'));

/** Names that are read: after a dot, or taken out of an object by a pattern. */
function read(text: string): string[] {
  const afterDots = [...text.matchAll(/\.(\w+)/g)].map(([, name = '']) => name);
  const patterns = [
    ...text.matchAll(/\{([\w\s,:={}[\]'".]*?)\}(?=\s*(?:=(?![=>])|:\s*[A-Z{]|\)\s*(?:=>|:)|,\s*\w+\)?\s*=>))/g),
  ];
  return [...afterDots, ...patterns.flatMap(([, inside = '']) => inside.match(/\w+/g) ?? [])];
}
const names = new Set(texts.flatMap(read));

/** Every property below a JSON schema. */
function propertiesOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  return [...own, ...Object.values(schema).flatMap(propertiesOf)];
}
const inFile = (file: z.ZodType): string[] => [
  ...new Set(propertiesOf(z.toJSONSchema(file, { io: 'input', unrepresentable: 'any' }))),
];

/** The properties of the interfaces in which actions, events and routes are declared. */
function ofDeclarations(): string[] {
  const text = readFileSync(join(source, 'domain/case/model/action.ts'), 'utf8');
  return [...text.matchAll(/^ {2,4}readonly (\w+)\??:/gm)].map(([, name = '']) => name);
}

const unread = (properties: readonly string[]): string[] => properties.filter((name) => !names.has(name));

describe('what a declaration says', () => {
  it.each(Object.entries(files))('is read, for every property of %s', (_name, file) => {
    const properties = inFile(file);
    expect(properties.length).toBeGreaterThan(1);
    expect(unread(properties)).toEqual([]);
  });

  it('is read, for every property of an action, an event and a route', () => {
    const properties = ofDeclarations();
    expect(properties).toEqual(expect.arrayContaining(['label', 'roles', 'guard', 'path', 'keepsPreparation']));
    expect(unread(properties)).toEqual([]);
  });

  it('would be missed: a property that no code reads is named', () => {
    const file = z.strictObject({ code: z.string(), nested: z.array(z.strictObject({ noCodeReadsThis: z.string() })) });
    expect(unread(inFile(file))).toEqual(['noCodeReadsThis']);
  });
});
