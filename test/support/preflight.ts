/** PDFBox Preflight, from Debian: another program's opinion on PDF/A-1b (ISO 19005-1). */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { present } from './tools.js';

const jars = [
  ...['preflight', 'pdfbox2', 'fontbox2', 'xmpbox'],
  ...['commons-logging', 'commons-io', 'javax.activation', 'jaxb-api'],
].map((name) => join('/usr/share/java', `${name}.jar`));

/** True when it can run. In CI its absence is an error. */
export function preflightPresent(): boolean {
  const missing = jars.filter((jar) => !existsSync(jar));
  if (missing.length > 0 && process.env.CI) throw new Error(`${missing.join(', ')} must be installed in CI.`);
  return missing.length === 0 && present('java');
}

/** What it finds against the file; null when it takes it for PDF/A-1b. */
export function preflight(path: string): string | null {
  const command = ['-cp', jars.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', path];
  try {
    return /is a valid PDF\/A-1b file/.test(execFileSync('java', command, { encoding: 'utf8', stdio: 'pipe' }))
      ? null
      : 'It gave no verdict.';
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
}
