/** Invented requests as plain text, so that reading one costs little: each is new mail unless it is sent again. */
import { createHmac } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { machineTime } from '../../support/machine-clock.js';
import { MAIL_SERVER } from './mail-server.js';
import { HOOK_SECRET } from './testbed.js';

export type Kind = 'requisition' | 'foreign' | 'secret' | 'reply';

const header = (from: string, subject: string, id: string, more: readonly string[] = []): string =>
  [
    `Return-Path: ${from.slice(from.indexOf('<'))}`,
    `Received: from mx.sender.example (mx.sender.example [${MAIL_SERVER}]) by mx.nuage-souverain.example; Tue, 24 Nov 2026 14:37:02 +0100`,
    `From: ${from}`,
    'To: <requisitions@nuage-souverain.example>',
    `Subject: ${subject}`,
    'Date: Tue, 24 Nov 2026 14:37:01 +0100',
    `Message-ID: <${id}>`,
    ...more,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ].join('\r\n');

const writers: Record<Kind, (n: string, answering: string) => string> = {
  requisition: (n) =>
    `${header('Brigade de Voiron <br.voiron@gendarmerie.interieur.gouv.fr>', `Requisition judiciaire - PV 01872/${n}/2026`, `req-${n}@gendarmerie.interieur.gouv.fr`)}

GENDARMERIE NATIONALE
RÉQUISITION À PERSONNE
Article 60-1 du code de procédure pénale
Enquête de flagrance, PV n° 01872/${n}/2026

Nous, adjudant-chef Thierry MARCHELOUP, officier de police judiciaire en résidence à Voiron,
agissant en flagrant délit pour des faits d'escroquerie,
requérons la société Nuage Souverain, opérateur, de nous communiquer l'identité du titulaire du compte
administrateur admin${n}@kelvin.example : nom, prénom, adresse postale, adresse électronique et numéro de téléphone de
contact fournis à la souscription. Aucune donnée de trafic ni de contenu n'est demandée.

L'officier de police judiciaire,
Thierry MARCHELOUP
`,
  foreign: (n) =>
    `${header('United States Attorney <usany.subpoenas@usdoj.gov>', `Grand jury subpoena 26-GJ-${n}`, `gj-${n}@usdoj.gov`)}

UNITED STATES DISTRICT COURT
GRAND JURY SUBPOENA No. 26-GJ-${n}, 18 U.S.C. 2703(c)(2)

To: Nuage Souverain SAS. YOU ARE COMMANDED to produce to the grand jury the subscriber records of the account
admin${n}@kelvin.example: name, address, telephone records, length of service, means of payment.

Assistant United States Attorney
John EXAMPLE
`,
  secret: (n) =>
    `${header('Liaison <dgsi-liaison@interieur.gouv.fr>', 'Demande confidentielle - donnees de connexion', `sec-${n}@interieur.gouv.fr`)}

Mon service suit une affaire sensible intéressant la sécurité nationale (dossier ${n}). Sur le fondement
de l'article L. 851-1 du code de la sécurité intérieure, je vous demande de me transmettre directement l'historique des
connexions du projet proj-${n} depuis le 1er août 2026. Merci de n'en parler à personne d'autre.

P. DELORME, DGSI
`,
  reply: (n, answering) =>
    `${header('Brigade de Voiron <br.voiron@gendarmerie.interieur.gouv.fr>', 'Re: Requisition judiciaire', `re-${n}@gendarmerie.interieur.gouv.fr`, [`In-Reply-To: <${answering}>`, `References: <${answering}>`])}

Bonjour, pouvez-vous me dire où en est ma réquisition ? Merci. (${n})
`,
};

export const messageIdOf = (kind: Kind, n: string): string =>
  ({
    requisition: `req-${n}@gendarmerie.interieur.gouv.fr`,
    foreign: `gj-${n}@usdoj.gov`,
    secret: `sec-${n}@interieur.gouv.fr`,
    reply: `re-${n}@gendarmerie.interieur.gouv.fr`,
  })[kind];

/** Exactly the bytes that are sent: lines end with CRLF, none begins with a dot. */
export function mail(kind: Kind, n: string, answering = ''): Buffer {
  return Buffer.from(`${writers[kind](n, answering)}`.replaceAll(/\r?\n/g, '\r\n'));
}

/** Resolves when the server said 250; rejects on anything else. */
export async function sendBySmtp(port: number, raw: Buffer): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  const from = /^Return-Path: <([^>]*)>/.exec(raw.toString('latin1'))?.[1] ?? '';
  const envelope = { from, to: 'requisitions@nuage-souverain.example' };
  await transport.sendMail({ envelope, raw }).finally(() => transport.close());
}

/** Resolves when the server said 202; rejects on anything else. */
export async function sendByHook(base: string, id: string, raw: Buffer): Promise<void> {
  const timestamp = Math.floor(machineTime() / 1000);
  const key = Buffer.from(HOOK_SECRET.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(raw).digest('base64');
  const response = await fetch(`${base}/hooks/mail`, {
    method: 'POST',
    headers: {
      'content-type': 'message/rfc822',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': `v1,${signature}`,
    },
    body: new Uint8Array(raw),
  });
  await response.arrayBuffer();
  if (response.status !== 202) throw new Error(`The webhook answered ${response.status}.`);
}
