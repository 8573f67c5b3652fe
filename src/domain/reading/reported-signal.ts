/** A signal of an incident, as a system reports it: a CloudEvent 1.0 in its JSON form, of a kind that the law lists. */
import { z } from 'zod';
import type { Unreadable } from '../intake/message.js';
import type { Bilingual } from '../kernel/result.js';
import type { SignalRule, SignalRules } from '../law/signal.js';
import type { Reading } from './reading.js';

/** Longer ones are kept, and a person reads them. */
export const LARGEST_SIGNAL = 65_536;

const Detail = z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]);
/** CloudEvents 1.0.2, 3.1; extensions are not looked at. */
const Signal = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(200),
  source: z.string().min(1).max(200),
  type: z.string().min(1).max(40),
  /** What it is about, such as a session or an update: signals of one source about the same thing are one case. */
  subject: z.string().min(1).max(200).optional(),
  time: z.iso.datetime({ offset: true }).optional(),
  data: z.record(z.string().max(100), Detail).default({}),
});
export type Signal = z.infer<typeof Signal>;

export interface KnownSignal {
  readonly signal: Signal;
  readonly rule: SignalRule;
}

/** Total: what is no signal of a listed kind is left to a person. */
export function signalIn(text: string, rules: SignalRules): KnownSignal | Unreadable {
  const signal = Signal.safeParse(parsed(text)).data;
  if (!signal) return { readable: false, reason: 'damaged' };
  const rule = Object.hasOwn(rules, signal.type) ? rules[signal.type] : undefined;
  return rule ? { signal, rule } : { readable: false, reason: 'unknown_type' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Its words, as people read them. */
export function wordsOf({ signal, rule }: KnownSignal): { readonly subject: string; readonly text: string } {
  const { source, subject, time, data } = signal;
  const lines = Object.entries({ source, ...(subject && { subject }), ...(time && { time }), ...data });
  const said = ({ fr, en }: Bilingual): string => `${fr} / ${en}`;
  return {
    subject: `${said(rule.title)} – ${subject ?? source}`,
    text: [said(rule.title), '', ...lines.map(([name, value]) => `${name}: ${value}`)].join('\n'),
  };
}

/** The reading of its words, with what its kind states. */
export function stated(reading: Reading, { signal, rule }: KnownSignal): Reading {
  const { facts, signals } = reading;
  return {
    ...reading,
    facts: { ...facts, checks: { ...facts.checks, [rule.holds]: 'holds' } },
    caseReference: signal.subject ?? null,
    signals: { ...signals, caseReference: signal.subject ?? null, senderHost: `signal ${signal.source}` },
  };
}
