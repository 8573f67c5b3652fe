/** How invented requests came and were handled, within what the law lets each have. */
import { instant } from '../../src/domain/kernel/instant.js';
import { noticeFates } from '../../src/domain/report/marks.js';
import { type CaseRow, manners } from '../../src/domain/report/row.js';

type Told = Pick<CaseRow, 'zone'> & { readonly text: string };
const certificates = ['EU-EPOC', 'EU-EPOC-PR'];
const isCertificate = ({ zone, text }: Told): boolean => zone === 'EU_EEV' && certificates.includes(text);

/** What a reader of the law knows of a request: its ways of arrival, its notices, whether the law sets an end to its answer. */
export const canArriveBy = (channel: string, told: Told): boolean =>
  channel === 'OTHER' || (channel === 'PNIJ' ? told.zone === 'FR' : isCertificate(told));
export const canBear = (notice: string, told: Told): boolean =>
  notice === 'N_SISSE' ? told.zone === 'THIRD' : notice !== 'N_EA' || isCertificate(told);
export const hasEnd = (told: Told): boolean => isCertificate(told) && told.text === 'EU-EPOC';
/** A French authority that executes what another State asks for. */
export const canAssist = ({ zone }: Pick<Told, 'zone'>): boolean => zone === 'FR';

type Draw = () => number;
const one = <Value>(draw: Draw, values: readonly Value[]): Value => values[Math.floor(draw() * values.length)] as Value;

function arrived(draw: Draw, told: Told): Partial<CaseRow> {
  const arrivals = (['OTHER', 'PNIJ', 'DIS'] as const).filter((channel) => canArriveBy(channel, told));
  return {
    channel: one(draw, arrivals),
    manner: one(draw, manners),
    emergency: draw() < 0.15,
    relayedBy: told.zone === 'THIRD' && draw() < 0.3 ? 'PARENT' : 'NONE',
    customers: draw() < 0.2 ? ['public_authority'] : [],
    assistedState: canAssist(told) && draw() < 0.2 ? one(draw, ['CH', 'US', 'BR']) : null,
  };
}

function noticed(draw: Draw, told: Told): Partial<CaseRow> {
  const borne = (['N_SISSE', 'N_EA', 'N_CUST', 'N_EXE'] as const).filter((notice) => canBear(notice, told));
  const notices = borne.filter((notice) => notice === 'N_SISSE' || draw() < 0.3);
  return {
    notices,
    noticesGiven: notices.map((notice) => ({ notice, fate: one(draw, noticeFates) })),
    sisseNoticesSent: notices.includes('N_SISSE') && draw() < 0.7 ? 1 : 0,
    minutesToAcknowledge: draw() < 0.9 ? Math.round(10 ** (draw() * 3)) : null,
  };
}

const pending = { minutesToClose: null, closedAt: null, deadline: null };
function closed(draw: Draw, told: Told): Partial<CaseRow> {
  return {
    minutesToClose: Math.round(10 ** (1 + draw() * 4)),
    closedAt: instant('2026-12-20T08:00:00.000Z'),
    deadline: !hasEnd(told) ? null : draw() < 0.8 ? 'met' : 'late',
  };
}

function refused(draw: Draw, { zone }: Told): Partial<CaseRow> {
  const grounds = (['G-AUTH', 'G-GDPR48', 'G-SCOPE'] as const).filter(
    (ground) => ground !== 'G-GDPR48' || zone === 'THIRD',
  );
  return { grounds: [one(draw, grounds)], challenges: draw() < 0.1 ? ['pending'] : [] };
}

/** What tells no country, text, category or outcome. */
export function handled(draw: Draw, told: Told, outcome: CaseRow['outcome']): Partial<CaseRow> {
  return {
    ...{ ...arrived(draw, told), ...noticed(draw, told) },
    ...(outcome === 'pending' ? pending : closed(draw, told)),
    ...(outcome === 'refused' || outcome === 'redirected' ? refused(draw, told) : {}),
    corrections: draw() < 0.05 ? ['agreed'] : [],
  };
}
