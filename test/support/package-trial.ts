/** One sealed package, and what the verifier says of changed ones. */
import { expect } from '@jest/globals';
import { verifyPackage } from '../../src/verifier/package/verify-package.js';
import type { Trust } from '../../src/verifier/report/signer.js';
import { writePem } from '../../src/verifier/trust/pem.js';
import {
  type PackagePki,
  type Part,
  packagePki,
  SEALED_AT,
  sealedParts,
  sealing,
  sourceOf,
  zipOf,
} from './sealed-package.js';

const MANIFEST = 'META-INF/ASiCManifest.xml';

export const later = (minutes: number): Date => new Date(SEALED_AT.getTime() + minutes * 60_000);

export class PackageTrial {
  private keys: { pki: PackagePki; stranger: PackagePki } | undefined;
  parts: Part[] = [];
  whole: Buffer = Buffer.alloc(0);
  trust: Trust = { now: new Date('2026-12-01T00:00:00.000Z') };

  async begin(): Promise<void> {
    this.keys = { pki: await packagePki(), stranger: await packagePki() };
    this.parts = await sealedParts(this.pki);
    this.whole = zipOf(this.parts);
    const trusted = writePem(this.pki.seal.certificate);
    this.trust = { ...this.trust, trusted, trustedStamps: this.pki.rootPem };
  }

  /** Who seals. */
  get pki(): PackagePki {
    return this.both.pki;
  }

  /** Another, who has the same name. */
  get stranger(): PackagePki {
    return this.both.stranger;
  }

  private get both() {
    if (!this.keys) throw new Error('The trial has not begun.');
    return this.keys;
  }

  verdict(bytes: Buffer, by: Trust = this.trust) {
    return verifyPackage(sourceOf(bytes), by);
  }

  /** The one sentence of a refusal; throws where it was accepted. */
  async refusalOf(bytes: Buffer, by: Trust = this.trust): Promise<string> {
    const verified = await this.verdict(bytes, by);
    if (verified.ok) throw new Error('It was accepted.');
    expect(verified.fault.fr).not.toBe('');
    return verified.fault.en;
  }

  placeOf(name: string): number {
    return this.parts.findIndex((part) => part.name === name);
  }

  withPart(name: string, bytes: Buffer): Part[] {
    return this.parts.map((part) => (part.name === name ? { name, bytes } : part));
  }

  bytesIn(list: readonly Part[], name: string): Buffer {
    return list.find((part) => part.name === name)?.bytes ?? Buffer.alloc(0);
  }

  /** The package over another ASiCManifest, sealed by the holder of the key. */
  async resealed(change: (text: string) => string): Promise<Buffer> {
    const manifest = Buffer.from(change(this.bytesIn(this.parts, MANIFEST).toString()));
    const signature = await sealing(this.pki)(manifest);
    return zipOf(
      this.withPart(MANIFEST, manifest).map((part) =>
        part.name === 'META-INF/signature.p7s' ? { ...part, bytes: signature } : part,
      ),
    );
  }
}
