/** The law of the product with one file changed, and the faults that are then reported. */
import { expect } from '@jest/globals';
import { readCatalogue } from '../../src/catalogue/catalogue.js';
import { crossCheck } from '../../src/catalogue/checks/cross-check.js';
import { parseWorkflows } from '../../src/catalogue/files/parsed.js';
import { readSources } from '../../src/catalogue/files/source.js';
import { type SourceFile, written } from '../../src/catalogue/files/yaml-file.js';

export const sources: readonly SourceFile[] = readSources('.');

export const file = (name: string): SourceFile => {
  const found = sources.find((source) => source.name === name);
  if (!found) throw new Error(name);
  return found;
};

/** The sources with one file changed: the first occurrence of a text replaced. */
export function changed(name: string, from: string, to: string): SourceFile[] {
  const { text } = file(name);
  expect(text).toContain(from);
  return sources.map((source) => (source.name === name ? { name, text: text.replace(from, to) } : source));
}

/** The line on which a text first stands. */
export const lineOf = (name: string, text: string): number =>
  file(name).text.slice(0, file(name).text.indexOf(text)).split('\n').length;

/** What lies between the files, told without proving the rules again. */
export function crossFaults(some: readonly SourceFile[]): string[] {
  const parsed = parseWorkflows(some);
  return (parsed.ok ? crossCheck(parsed.workflows) : parsed.faults).map(written);
}

export const faultsOf = (some: readonly SourceFile[]): readonly string[] => {
  const read = readCatalogue(some);
  return read.ok ? [] : read.faults;
};

export const judicial = 'workflows/rules/france-judicial.yaml';
export const judicialCircuit = 'workflows/circuits/judicial.yaml';
export const instruments = 'workflows/law/instruments.yaml';
