/** Reads what happened and says what was broken, by rules written again: it asks nothing of `decide` nor of the state. */
import type { Circuits } from '../../../src/domain/workflow/circuit.js';
import type { Happened } from './sequence.js';

type Claim = readonly [broken: boolean, fault: string];
type Left = Extract<Happened['event'], { type: 'case.released' | 'case.refused' | 'case.informed' }>;
type Of<Type extends Happened['event']['type']> = Extract<Happened['event'], { type: Type }>['data'];

interface Consent {
  readonly account: string;
  readonly person: string;
  readonly role: string;
  readonly until: number;
}
interface Prepared extends Of<'case.prepared'> {
  readonly by: string;
  readonly consents: Consent[];
  void: boolean;
  gone: boolean;
}

const HOUR = 3_600_000;
const outside = ['THIRD', 'INTL', 'PRIVATE', 'EEA_CH', 'EU_DK', 'UNKNOWN'];
const makesVoid = [
  ...['case.read', 'case.classified', 'case.joined', 'case.sent_back', 'case.hold_stopped', 'case.challenged'],
  ...['case.withdrawn', 'case.closed', 'case.prepared', 'case.recalled'],
];

export class Witness {
  readonly faults: string[] = [];
  /** What left, by its kind. */
  readonly left = { 'case.released': 0, 'case.refused': 0, 'case.informed': 0 };
  private prepared: Prepared | null = null;
  private asked: readonly string[] = [];
  private circuit = 'quarantine';
  private zone = 'UNKNOWN';
  private emergency = false;
  private calledBack: string | null = null;
  private readonly acted = new Map<string, string>();
  private readonly askedGlass = new Map<string, string>();

  constructor(private readonly circuits: Circuits) {}

  observe(happened: Happened): void {
    const { event, actor, accounts } = happened;
    this.report([[accounts.get(actor)?.roles.includes('counsel') === true, 'an outside counsel decides']]);
    this.facts(happened);
    const corrected = event.type === 'case.fact_confirmed' && event.data.corrected;
    if (this.prepared && (corrected || makesVoid.includes(event.type))) this.prepared.void = true;
    if (event.type === 'case.prepared')
      this.prepared = { ...event.data, by: person(happened), consents: [], void: false, gone: false };
    if (event.type === 'case.approved') this.consent(event.data, happened);
    if (event.type === 'case.released' || event.type === 'case.refused' || event.type === 'case.informed')
      this.leave(event, happened);
    this.inHaste(happened);
  }

  private facts(happened: Happened): void {
    const { event } = happened;
    if (event.type === 'case.read') {
      this.zone = event.data.facts.issuerZone;
      this.emergency = event.data.facts.emergency;
    }
    if (event.type === 'case.fact_confirmed' && event.data.fact === 'issuerZone') this.zone = String(event.data.value);
    if (event.type === 'case.called_back' && event.data.outcome !== 'unreachable')
      this.calledBack = event.data.outcome === 'confirmed' ? person(happened) : null;
    if (event.type !== 'case.classified') return;
    // What the case once asked it goes on asking.
    this.asked = [...new Set([...this.asked, ...event.data.approvers])];
    this.circuit = event.data.circuit;
  }

  private consent(data: Of<'case.approved'>, happened: Happened): void {
    const found = this.prepared;
    if (!found) {
      this.faults.push('a consent to nothing');
      return;
    }
    const who = person(happened);
    const account = happened.accounts.get(happened.actor);
    const holds = account?.active === true && account.roles.some((role) => role === data.role);
    this.report([
      [found.preparationId !== data.preparationId || found.payload !== data.payload, 'a consent to something else'],
      [found.void, 'a consent to what is void'],
      [found.by === who, 'the preparer consents'],
      [this.counting(happened).some((each) => each.person === who), 'one person consents twice'],
      [!holds, 'a consent in a role not held'],
      [found.requester !== happened.requester, 'a consent after the requester changed'],
    ]);
    const hours = this.circuits.get(this.circuit)?.consent?.hours ?? 0;
    const until = Date.parse(happened.now) + hours * HOUR;
    found.consents.push({ account: happened.actor, person: who, role: data.role, until });
  }

  /** Consents that have not expired, of accounts that are open and hold their role. */
  private counting({ now, accounts }: Happened): Consent[] {
    return (this.prepared?.consents ?? []).filter(({ account, role, until }) => {
      const found = accounts.get(account);
      return until > Date.parse(now) && found?.active === true && found.roles.some((each) => each === role);
    });
  }

  private leave(event: Left, happened: Happened): void {
    this.left[event.type] += 1;
    const found = this.prepared;
    if (!found) {
      this.faults.push('what was sent had not been prepared');
      return;
    }
    this.report([...this.faultsOfPersons(found, happened), ...this.faultsOfMatter(found, event, happened)]);
    found.gone = true;
  }

  private faultsOfPersons(found: Prepared, happened: Happened): Claim[] {
    const who = person(happened);
    const counting = this.counting(happened);
    const consenting = new Set(counting.map((each) => each.person));
    const persons = new Set([found.by, who, ...consenting]).size;
    // An account that was closed and opens again may leave one role consented by two persons.
    const roles = [...new Set(counting.map(({ role }) => role))].sort();
    return [
      [persons < 2, 'ONE PERSON ALONE sent it'],
      [persons < 3, 'fewer than three persons sent it'],
      [found.by === who, 'the preparer sends it'],
      [found.consents.some((each) => each.person === who), 'an approver sends it'],
      [happened.accounts.get(happened.actor)?.active !== true, 'a closed account sends it'],
      [consenting.size < Math.max(found.fewest ?? 0, this.asked.length, 1), 'too few persons consented'],
      [roles.join() !== [...this.asked].sort().join(), 'the roles that consented are not those asked'],
    ];
  }

  private faultsOfMatter(found: Prepared, { type, data }: Left, { requester }: Happened): Claim[] {
    const urgent = this.emergency || this.circuits.get(this.circuit)?.callBack === true;
    return [
      [found.preparationId !== data.preparationId || found.payload !== data.payload, 'another payload left'],
      [found.void || found.gone, 'what was void or gone left'],
      [found.requester !== requester, 'it left after the requester changed'],
      [type !== 'case.refused' && outside.includes(this.zone), 'a third country was served'],
      [(type === 'case.released') !== (found.action === 'disclose'), 'another act left than was prepared'],
      [type === 'case.released' && urgent && this.calledBack === null, 'an urgent disclosure without a call-back'],
      [type === 'case.released' && urgent && this.calledBack === found.by, 'the preparer called the authority back'],
    ];
  }

  private inHaste(happened: Happened): void {
    const { event } = happened;
    const who = person(happened);
    if (event.type === 'case.acted') this.acted.set(event.data.actId, who);
    if (event.type === 'case.ratified')
      this.report([[this.acted.get(event.data.actId) === who, 'one person acts and ratifies']]);
    if (event.type === 'case.break_glass_asked') this.askedGlass.set(event.data.requestId, who);
    if (event.type === 'case.break_glass_granted')
      this.report([[this.askedGlass.get(event.data.requestId) === who, 'one person breaks the glass']]);
  }

  private report(claims: readonly Claim[]): void {
    this.faults.push(...claims.filter(([broken]) => broken).map(([, fault]) => fault));
  }
}

const person = ({ actor, accounts }: Happened): string => accounts.get(actor)?.person ?? actor;
