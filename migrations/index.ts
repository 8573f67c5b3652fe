import { Platform1790000000001 } from './1790000000001-platform.js';
import { Ledger1790000000002 } from './1790000000002-ledger.js';
import { Intake1790000000003 } from './1790000000003-intake.js';
import { Auth1790000000004 } from './1790000000004-auth.js';
import { Cases1790000000005 } from './1790000000005-cases.js';
import { Correspondence1790000000006 } from './1790000000006-correspondence.js';
import { FinishedWork1790000000007 } from './1790000000007-finished-work.js';
import { Queues1790000000008 } from './1790000000008-queues.js';
import { Views1790000000009 } from './1790000000009-views.js';
import { Factors1790000000010 } from './1790000000010-factors.js';
import { Setup1790000000011 } from './1790000000011-setup.js';
import { FederatedIdentity1790000000012 } from './1790000000012-federated-identity.js';
import { Persons1790000000013 } from './1790000000013-persons.js';
import { FourEyes1790000000014 } from './1790000000014-four-eyes.js';
import { Presence1790000000015 } from './1790000000015-presence.js';
import { Clocks1790000000016 } from './1790000000016-clocks.js';
import { ReportSignOff1790000000017 } from './1790000000017-report-sign-off.js';
import { Grants1790000000021 } from './1790000000021-grants.js';
import { Links1790000000030 } from './1790000000030-links.js';
import { Delegations1790000000031 } from './1790000000031-delegations.js';
import { OutsideCounsel1790000000032 } from './1790000000032-outside-counsel.js';
import { FirstPasswords1790000000033 } from './1790000000033-first-passwords.js';
import { CheckpointStamps1790000000040 } from './1790000000040-checkpoint-stamps.js';
import { ClosingReceipts1790000000041 } from './1790000000041-closing-receipts.js';
import { FirstPasswordHalves1790000000042 } from './1790000000042-first-password-halves.js';
import { CallBackByAnother1790000000043 } from './1790000000043-call-back-by-another.js';
import { WorkAlarms1790000000044 } from './1790000000044-work-alarms.js';
import { Recalls1790000000045 } from './1790000000045-recalls.js';
import { AlarmsByKey1790000000046 } from './1790000000046-alarms-by-key.js';
import { Floors1790000000050 } from './1790000000050-floors.js';
import { StrictestDemands1790000000051 } from './1790000000051-strictest-demands.js';
import { RepeatedActs1790000000052 } from './1790000000052-repeated-acts.js';
import { CallBackOfThisAddress1790000000053 } from './1790000000053-call-back-of-this-address.js';
import { RunningHolds1790000000054 } from './1790000000054-running-holds.js';
import { SigningKeys1790000000055 } from './1790000000055-signing-keys.js';
import { ActsAreSigned1790000000056 } from './1790000000056-acts-are-signed.js';
import { CheckedEntries1790000000060 } from './1790000000060-checked-entries.js';
import { SealingByFunction1790000000061 } from './1790000000061-sealing-by-function.js';
import { ErasureInTheLog1790000000062 } from './1790000000062-erasure-in-the-log.js';
import { RightsByProcess1790000000065 } from './1790000000065-rights-by-process.js';
import { WaitingWork1790000000066 } from './1790000000066-waiting-work.js';
import { MessageScans1790000000070 } from './1790000000070-message-scans.js';
import { RightsRemain1790000000073 } from './1790000000073-rights-remain.js';
import { AccountRecovery1790000000074 } from './1790000000074-account-recovery.js';
import { Refusals1790000000075 } from './1790000000075-refusals.js';
import { FileStores1790000000077 } from './1790000000077-file-stores.js';
import { BlockedWork1790000000078 } from './1790000000078-blocked-work.js';
import { Lanes1790000000080 } from './1790000000080-lanes.js';
import { InstallationPlace1790000000082 } from './1790000000082-installation-place.js';
import { ExpiryAlarms1790000000086 } from './1790000000086-expiry-alarms.js';
import { SignedKinds1790000000090 } from './1790000000090-signed-kinds.js';
import { LawDrafts1790000000092 } from './1790000000092-law-drafts.js';
import { PartsOfRequests1790000000094 } from './1790000000094-parts-of-requests.js';
import { DirectoryChanges1790000000102 } from './1790000000102-directory-changes.js';
import { SecretCases1790000000114 } from './1790000000114-secret-cases.js';
import { LaterEnds1790000000118 } from './1790000000118-later-ends.js';
import { OwedNotices1790000000119 } from './1790000000119-owed-notices.js';
import { ListOfOwedNotices1790000000120 } from './1790000000120-list-of-owed-notices.js';
import { LetterDrafts1790000000135 } from './1790000000135-letter-drafts.js';
import { Customers1790000000155 } from './1790000000155-customers.js';
import { CustomerStatements1790000000156 } from './1790000000156-customer-statements.js';
import { OriginWithEvidence1790000000160 } from './1790000000160-origin-with-evidence.js';
import { PausesByTwo1790000000170 } from './1790000000170-pauses-by-two.js';
import { FilesOfDrafts1790000000171 } from './1790000000171-files-of-drafts.js';
import { IncidentsByTwo1790000000175 } from './1790000000175-incidents-by-two.js';
import { OriginOfParts1790000000176 } from './1790000000176-origin-of-parts.js';
import { RequestStatements1790000000187 } from './1790000000187-request-statements.js';
import { ResumptionsByTwo1790000000192 } from './1790000000192-resumptions-by-two.js';
import { LettersByPost1790000000193 } from './1790000000193-letters-by-post.js';
import { StoryDrafts1790000000200 } from './1790000000200-story-drafts.js';
import { Mailboxes1790000000210 } from './1790000000210-mailboxes.js';
import { Machines1790000000220 } from './1790000000220-machines.js';
import { CaseDrafts1790000000230 } from './1790000000230-case-drafts.js';
import { ActsOfPeople1790000000240 } from './1790000000240-acts-of-people.js';
import { ReportsByThree1790000000250 } from './1790000000250-reports-by-three.js';
import { ProvenPlaces1790000000340 } from './1790000000340-proven-places.js';
import { PasswordKeysOnlyGrow1790000000341 } from './1790000000341-password-keys-only-grow.js';
import { NamedEntries1790000000342 } from './1790000000342-named-entries.js';
import { ErasuresSetAside1790000000343 } from './1790000000343-erasures-set-aside.js';
import { ErasureByTwo1790000000350 } from './1790000000350-erasure-by-two.js';
import { SignedAsks1790000000360 } from './1790000000360-signed-asks.js';
import { ErasureDaysFromSeal1790000000385 } from './1790000000385-erasure-days-from-seal.js';
import { WrappedKeysComeBack1790000000386 } from './1790000000386-wrapped-keys-come-back.js';
import { Digests1790000000400 } from './1790000000400-digests.js';
import { SignedCheckpoints1790000000401 } from './1790000000401-signed-checkpoints.js';
import { TakingAwayByTwo1790000000410 } from './1790000000410-taking-away-by-two.js';
import { ProvedKeys1790000000420 } from './1790000000420-proved-keys.js';
import { StrongRolesByThree1790000000421 } from './1790000000421-strong-roles-by-three.js';
import { TargetsOneByOne1790000000450 } from './1790000000450-targets-one-by-one.js';
import { WaitingKeys1790000000460 } from './1790000000460-waiting-keys.js';
import { ConsentsWait1790000000470 } from './1790000000470-consents-wait.js';
import { FoundingsWait1790000000471 } from './1790000000471-foundings-wait.js';
import { ProductionOrders1790000000500 } from './1790000000500-production-orders.js';
import { Uploads1790000000501 } from './1790000000501-uploads.js';
import { ProposalsLapse1790000000502 } from './1790000000502-proposals-lapse.js';
import { ProducedFiles1790000000503 } from './1790000000503-produced-files.js';
import { PortalDeliveries1790000000511 } from './1790000000511-portal-deliveries.js';
import { Instructions1790000000521 } from './1790000000521-instructions.js';
import { EntriesDecided1790000000531 } from './1790000000531-entries-decided.js';
import { AnswersByPortal1790000000541 } from './1790000000541-answers-by-portal.js';
import { AbsencesFromNow1790000000561 } from './1790000000561-absences-from-now.js';
import { EventsSent1790000000591 } from './1790000000591-events-sent.js';

/** In the order in which they are applied. */
export const migrations = [
  Platform1790000000001,
  Ledger1790000000002,
  Intake1790000000003,
  Auth1790000000004,
  Cases1790000000005,
  Correspondence1790000000006,
  FinishedWork1790000000007,
  Queues1790000000008,
  Views1790000000009,
  Factors1790000000010,
  Setup1790000000011,
  FederatedIdentity1790000000012,
  Persons1790000000013,
  FourEyes1790000000014,
  Presence1790000000015,
  Clocks1790000000016,
  ReportSignOff1790000000017,
  Grants1790000000021,
  Links1790000000030,
  Delegations1790000000031,
  OutsideCounsel1790000000032,
  FirstPasswords1790000000033,
  CheckpointStamps1790000000040,
  ClosingReceipts1790000000041,
  FirstPasswordHalves1790000000042,
  CallBackByAnother1790000000043,
  WorkAlarms1790000000044,
  Recalls1790000000045,
  AlarmsByKey1790000000046,
  Floors1790000000050,
  StrictestDemands1790000000051,
  RepeatedActs1790000000052,
  CallBackOfThisAddress1790000000053,
  RunningHolds1790000000054,
  SigningKeys1790000000055,
  ActsAreSigned1790000000056,
  CheckedEntries1790000000060,
  SealingByFunction1790000000061,
  ErasureInTheLog1790000000062,
  RightsByProcess1790000000065,
  WaitingWork1790000000066,
  MessageScans1790000000070,
  RightsRemain1790000000073,
  AccountRecovery1790000000074,
  Refusals1790000000075,
  FileStores1790000000077,
  BlockedWork1790000000078,
  Lanes1790000000080,
  InstallationPlace1790000000082,
  ExpiryAlarms1790000000086,
  SignedKinds1790000000090,
  LawDrafts1790000000092,
  PartsOfRequests1790000000094,
  DirectoryChanges1790000000102,
  SecretCases1790000000114,
  LaterEnds1790000000118,
  OwedNotices1790000000119,
  ListOfOwedNotices1790000000120,
  LetterDrafts1790000000135,
  Customers1790000000155,
  CustomerStatements1790000000156,
  OriginWithEvidence1790000000160,
  PausesByTwo1790000000170,
  FilesOfDrafts1790000000171,
  IncidentsByTwo1790000000175,
  OriginOfParts1790000000176,
  RequestStatements1790000000187,
  ResumptionsByTwo1790000000192,
  LettersByPost1790000000193,
  StoryDrafts1790000000200,
  Mailboxes1790000000210,
  Machines1790000000220,
  CaseDrafts1790000000230,
  ActsOfPeople1790000000240,
  ReportsByThree1790000000250,
  ProvenPlaces1790000000340,
  PasswordKeysOnlyGrow1790000000341,
  NamedEntries1790000000342,
  ErasuresSetAside1790000000343,
  ErasureByTwo1790000000350,
  SignedAsks1790000000360,
  ErasureDaysFromSeal1790000000385,
  WrappedKeysComeBack1790000000386,
  Digests1790000000400,
  SignedCheckpoints1790000000401,
  TakingAwayByTwo1790000000410,
  ProvedKeys1790000000420,
  StrongRolesByThree1790000000421,
  TargetsOneByOne1790000000450,
  WaitingKeys1790000000460,
  ConsentsWait1790000000470,
  FoundingsWait1790000000471,
  ProductionOrders1790000000500,
  Uploads1790000000501,
  ProposalsLapse1790000000502,
  ProducedFiles1790000000503,
  PortalDeliveries1790000000511,
  Instructions1790000000521,
  EntriesDecided1790000000531,
  AnswersByPortal1790000000541,
  AbsencesFromNow1790000000561,
  EventsSent1790000000591,
];
