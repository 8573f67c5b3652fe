/** The law as the product applies it: everything below workflows/, read, checked and made ready, named by its hash. */
import type { QuestionFile } from '../../domain/classification/rule.js';
import type { RuleBook } from '../../domain/classification/rule-book.js';
import type { Authority } from '../../domain/law/authority.js';
import type { Calendar } from '../../domain/law/calendar.js';
import type { Clocks } from '../../domain/law/clock.js';
import type { CitationPattern, Instrument } from '../../domain/law/instrument.js';
import type { NoticeRules } from '../../domain/law/notice.js';
import type { OperatorProfile } from '../../domain/law/operator.js';
import type { OriginMethods } from '../../domain/law/origin.js';
import type { SignalRules } from '../../domain/law/signal.js';
import type { SovereigntyRules } from '../../domain/law/sovereignty.js';
import type { PolicyFile, TextFile, UpkeepFile } from '../../domain/law/text.js';
import type { Lexicon } from '../../domain/reading/lexicon.js';
import type { Circuit } from '../../domain/workflow/circuit.js';
import type { Escalation } from '../../domain/workflow/escalation.js';
import type { WordFile } from './words.js';

/** What holds for every operator. */
export interface CommonLaw extends RuleBook {
  /** Of everything below workflows/ and of the reading. */
  readonly hash: string;
  /** Of the sources that read a message. */
  readonly reading: string;
  readonly instruments: readonly Instrument[];
  readonly citations: readonly CitationPattern[];
  readonly authorities: readonly Authority[];
  /** The words by which a message is read. */
  readonly lexicon: Lexicon;
  /** The open questions that rules name, in the words that people read. */
  readonly questions: QuestionFile['questions'];
  /** The texts that rules cite, by the short name of their citations. */
  readonly texts: TextFile['texts'];
  /** The operator's own policy, by the name of its citations. */
  readonly policy: PolicyFile['policy'];
  readonly upkeep: UpkeepFile;
  /** How each notice is given. */
  readonly notices: NoticeRules;
  /** What the sovereignty file of the operator is checked against. */
  readonly sovereignty: SovereigntyRules;
  /** How the origin of a request is established. */
  readonly originMethods: OriginMethods;
  readonly signals: SignalRules;
  /** What each closed word means. */
  readonly words: WordFile;
  /** Every version of every clock; `clockOn` gives the one of a day. */
  readonly clocks: Clocks;
  /** Every version of every circuit; `circuitsOn` gives those of a day. */
  readonly circuits: readonly Circuit[];
  /** The ladder of every clock. */
  readonly escalation: Escalation;
  readonly profiles: readonly OperatorProfile[];
}

/** The common law for one operator. */
export interface Law extends CommonLaw {
  readonly operator: OperatorProfile;
  /** Working days where the operator has to act. */
  readonly calendar: Calendar;
}

/** The law for the profile named, or for the default one; undefined when no profile bears the name. */
export function lawFor(common: CommonLaw, code?: string): Law | undefined {
  const operator = common.profiles.find((one) => (code === undefined ? one.isDefault : one.code === code));
  return operator && { ...common, operator, calendar: { territory: operator.operator.holidays } };
}
