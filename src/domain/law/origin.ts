/** How the origin of a request is established, and what each method needs as evidence, as data (workflows/law/origin.yaml). */
import { z } from 'zod';
import { WrittenInBoth } from '../kernel/both-languages.js';
import { Channel } from './fact.js';

/** Kinds of evidence, in the order in which a person is asked for them. */
export const originEvidence = [
  /** The request came through one of the channels of the method, and a person confirmed the channel. */
  'machine_channel',
  /** Mail checks prove its author, at a domain of an authority of the directory. */
  'official_domain',
  /** The authority was called back at a number of the directory and said that the request is its own. */
  'call_back',
  /** A valid entry of the directory of authorities. */
  'authority',
  /** The signatory, the bearer or the person spoken to. */
  'person',
  'when',
] as const;
export const OriginEvidence = z.enum(originEvidence);
export type OriginEvidence = z.infer<typeof OriginEvidence>;

/** `origin`: the authority named wrote the request. `zone`: only the State it comes from. */
export const OriginProof = z.enum(['origin', 'zone']);
export type OriginProof = z.infer<typeof OriginProof>;

export const OriginMethodCode = z.string().regex(/^[a-z][a-z_]{1,39}$/);

const OriginMethod = z
  .strictObject({
    title: WrittenInBoth,
    cite: z.array(z.string()).min(1),
    proves: OriginProof,
    needs: z.array(OriginEvidence),
    channels: z.array(Channel).default([]),
  })
  .refine(({ proves, needs }) => proves === 'zone' || needs.length > 0, {
    message: 'proves an origin without any evidence: say what it needs',
    path: ['needs'],
  })
  .refine(({ needs, channels }) => needs.includes('machine_channel') === channels.length > 0, {
    message: 'are named where the method needs a machine channel, and there only',
    path: ['channels'],
  });
export type OriginMethod = z.infer<typeof OriginMethod>;

export const OriginFile = z.strictObject({ methods: z.record(OriginMethodCode, OriginMethod) });
/** By the code that entries hold. */
export type OriginMethods = z.infer<typeof OriginFile>['methods'];
