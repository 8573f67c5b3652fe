/** Services that Greffe calls: each is asked once, nothing is sent to a person, and no other host is called. */
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { resolverOf } from '../../intake/sender/dns.js';
import { Mailer, relayOf } from '../../platform/outbound/mailer.js';
import { scan } from '../../platform/scan/clamd.js';
import { oneTenant } from '../../platform/settings/one-tenant.js';
import { onlyToHosts } from '../../platform/settings/provider-hosts.js';
import type { Settings } from '../../platform/settings/settings.js';
import { codeOf, messageOf, underSetting } from '../../platform/telemetry/failure.js';
import { reportSealing, type SealingSettings } from '../../reports/seal/sealing.js';
import { askTimeStamp } from '../../stamps/time-stamp-client.js';
import { bad, good, type Look, warn } from './finding.js';
import { ofCertificate, ofClock } from './measures.js';

const ANSWER_MILLISECONDS = 10_000;
/** It exists wherever the names of the internet do (RFC 2606, 3). */
const KNOWN_NAME = 'example.com';

export function serviceLooks(settings: Settings): Look[] {
  const { clamd, dns, oidcIssuer, signingKey, signingKeystore, witnessUrl } = settings;
  const relay = relayOf(settings);
  const under = (what: string, variable: string, look: Look['look']): Look => ({
    what,
    look: () => underSetting(variable, look),
  });
  const ofOperator = signingKey !== undefined || signingKeystore !== undefined;
  return [
    ...(relay ? [under('mail relay', 'GREFFE_MAIL_URL', () => mailRelay(new Mailer(relay, async () => false)))] : []),
    ...(dns === undefined ? [] : [under('resolver', 'GREFFE_DNS', () => resolver(dns))]),
    ...(clamd === undefined ? [] : [under('antivirus', 'GREFFE_CLAMD', () => antivirus(clamd))]),
    ...(ofOperator ? [under('report seal', 'GREFFE_SIGNING_CERTIFICATE', () => reportSeal(settings))] : []),
    ...(ofOperator && settings.tsaUrl ? [under('time-stamps', 'GREFFE_TSA_URL', () => timeStamps(settings))] : []),
    ...(witnessUrl === undefined ? [] : [under('witness', 'GREFFE_WITNESS_URL', () => witness(witnessUrl))]),
    ...(oidcIssuer === undefined ? [] : [under('sign-in', 'GREFFE_OIDC_ISSUER', () => provider(oidcIssuer, settings))]),
  ];
}

async function mailRelay(mailer: Mailer) {
  try {
    await mailer.verify();
    return good('The relay takes mail from us.');
  } finally {
    mailer.close();
  }
}

async function resolver(setting: string) {
  try {
    await resolverOf(setting)(KNOWN_NAME, 'A');
  } catch (error) {
    const code = codeOf(error);
    // On a network without the internet, a resolver that says "no such name" works.
    if (code === 'ENOTFOUND' || code === 'ENODATA') return warn(`It answers, and knows no ${KNOWN_NAME}: ${setting}.`);
    throw new Error(`${setting} does not answer (${code ?? messageOf(error)}): name a resolver that does.`);
  }
  return good(`${setting} answers.`);
}

async function antivirus(address: string) {
  const { verdict } = await scan(address, async () => Readable.from([Buffer.from('greffe doctor')]), Date.now());
  return verdict === 'clean' ? good(`${address} scans.`) : bad(`${address} finds ${verdict} in two harmless words.`);
}

async function reportSeal(settings: SealingSettings) {
  const now = new Date();
  const { sealer } = await reportSealing(settings, '', () => now);
  const [own] = sealer.chain;
  if (!own) return bad('GREFFE_SIGNING_CERTIFICATE holds no certificate.');
  return ofCertificate('GREFFE_SIGNING_CERTIFICATE', own.notBefore, own.notAfter, now);
}

/** A whole one, over bytes that mean nothing: address, roots and clock are right when it is believed. */
async function timeStamps(settings: SealingSettings) {
  const { services } = await reportSealing(settings, '', () => new Date());
  if (!services) return bad('GREFFE_TSA_URL needs GREFFE_SIGNING_ROOTS.');
  const before = Date.now();
  const { stamp } = await askTimeStamp(randomBytes(32), services.stamps);
  return ofClock({ before, after: Date.now(), theirs: stamp.at.getTime() }, services.stamps.address);
}

/** Any answer will do: a checkpoint that was not sealed here is none of its business. */
async function witness(url: string) {
  const { status } = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MILLISECONDS) });
  return status >= 500 ? bad(`${url} answers ${status}.`) : good(`${new URL(url).host} answers.`);
}

async function provider(issuer: string, settings: Settings) {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(ANSWER_MILLISECONDS) });
  if (!response.ok) return bad(`${address} answers ${response.status}.`);
  const metadata = z.looseObject({ issuer: z.string() }).parse(await response.json());
  oneTenant(metadata.issuer);
  onlyToHosts(metadata, settings);
  return good(`${new URL(issuer).host} describes itself.`);
}
