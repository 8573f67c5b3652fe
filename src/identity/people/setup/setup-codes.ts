/** The codes that may still set an installation up: digests in a file of the machine, where no password of the database writes. */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Settings } from '../../../platform/settings/settings.js';
import { codeOf } from '../../../platform/telemetry/failure.js';

/** Long enough to find a colleague, too short to be forgotten in a log (ASVS 5.0, 6.4.1). */
const LIFETIME = 24 * 3_600_000;

const Codes = z.array(z.strictObject({ sha256: z.base64url(), until: z.iso.datetime() }));
type Codes = z.infer<typeof Codes>;

/** Below the data folder, which all processes of an installation share. */
export const SETUP_CODES = 'setup-codes.json';

@Injectable()
export class SetupCodes {
  private readonly file: string;

  constructor({ dataFolder }: Settings) {
    this.file = join(dataFolder, SETUP_CODES);
  }

  async add(digest: Buffer): Promise<void> {
    const until = new Date(Date.now() + LIFETIME).toISOString();
    await this.keep([...(await this.standing()), { sha256: digest.toString('base64url'), until }]);
  }

  async isKnown(digest: Buffer): Promise<boolean> {
    return (await this.standing()).some(({ sha256 }) => sha256 === digest.toString('base64url'));
  }

  async forget(): Promise<void> {
    await this.keep([]);
  }

  /** A file that cannot be read holds no code: another start prints a new one. */
  private async standing(): Promise<Codes> {
    const text = await readFile(this.file, 'utf8').catch((error) => {
      if (codeOf(error) === 'ENOENT') return '[]';
      throw error;
    });
    return (Codes.safeParse(parsed(text)).data ?? []).filter(({ until }) => Date.parse(until) > Date.now());
  }

  private async keep(codes: Codes): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    const draft = `${this.file}.${process.pid}`;
    const file = await open(draft, 'w', 0o600);
    await file.writeFile(JSON.stringify(codes)).finally(() => file.close());
    await rename(draft, this.file);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
