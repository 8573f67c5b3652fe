/**
 * A browser in which a person has signed in before. It is recognised when it signs in as that person again, so that the
 * failures of others lock neither it nor its person (OWASP, Slow Down Online Guessing Attacks with Device Cookies).
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { readCookie } from '../../../platform/http/request/session-cookie.js';
import { DataKeys } from '../../../platform/keys/keys.js';

const DEVICE_COOKIE = '__Host-greffe-device';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';
/** Half a year: longer than any absence. */
const LIFETIME_SECONDS = 180 * 86_400;
const MARK = /^([\w-]{22})\.([\w-]{43})$/;

export const deviceCookie = (mark: string): string =>
  `${DEVICE_COOKIE}=${mark}; ${attributes}; Max-Age=${LIFETIME_SECONDS}`;
export const readDevice = (header: string | undefined): string | undefined => readCookie(header, DEVICE_COOKIE);

/** Marks of browsers, each a random name and a code that only this installation can make for one person; nothing is stored. */
@Injectable()
export class KnownDevices {
  constructor(private readonly keys: DataKeys) {}

  /** A mark for a browser in which the person has just signed in. It opens nothing. */
  mark(person: PersonId): string {
    const name = randomBytes(16).toString('base64url');
    return `${name}.${this.codeOf(person, name).toString('base64url')}`;
  }

  /** The name of the browser when it was marked for this person; undefined for any other mark, and for none. */
  nameIn(mark: string | undefined, person: PersonId | undefined): string | undefined {
    const [, name, code] = MARK.exec(mark ?? '') ?? [];
    if (name === undefined || code === undefined || person === undefined) return undefined;
    const given = Buffer.from(code, 'base64url');
    const expected = this.codeOf(person, name);
    return given.length === expected.length && timingSafeEqual(given, expected) ? name : undefined;
  }

  private codeOf(person: PersonId, name: string): Buffer {
    return this.keys.lookupDigest('known device', `${person} ${name}`);
  }
}
