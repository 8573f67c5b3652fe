import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { Settings } from '../platform/settings/settings.js';
import { CasePrintController } from './case-print.controller.js';
import { CaseContentsLoader } from './casefile/case-contents.js';
import { CasePrintService } from './casefile/case-print.service.js';
import { LettersController } from './letters.controller.js';
import { PostingsController } from './postings.controller.js';
import { LetterCertificates } from './protection/letter-certificates.js';
import { LetterSeal } from './protection/letter-seal.js';
import { MailProtector } from './protection/mail-protection.js';
import { RecipientCertificates } from './protection/recipient-certificates.js';
import { AcknowledgeJob } from './sending/acknowledge.job.js';
import { ApprovedLetters } from './sending/approved-letters.js';
import { AutomaticLetters } from './sending/automatic-letters.js';
import { ClosingReceiptJob } from './sending/closing-receipt.job.js';
import { DeliveryStore } from './sending/delivery.store.js';
import { LetterFiles } from './sending/letter-files.js';
import { LetterPost } from './sending/letter-post.js';
import { MailroomService } from './sending/mailroom.service.js';
import { PostingsService } from './sending/postings.service.js';
import { SendLetterJob } from './sending/send-letter.job.js';
import { DisclosedTargets } from './writing/disclosed-targets.js';
import { LetterStore } from './writing/letter.store.js';
import { LetterContextLoader } from './writing/letter-context-loader.js';
import { LetterTemplates } from './writing/letter-templates.js';
import { LetterWriter } from './writing/letter-writer.js';
import { LettersService } from './writing/letters.service.js';
import { NoticeDrafts } from './writing/notice-drafts.js';
import { NoticeRecipients } from './writing/notice-recipients.js';
import { OperatorLetterhead } from './writing/operator-letterhead.js';
import { ProducedFiles } from './writing/produced-files.js';
import { TemplateTrialController } from './writing/template-trial.controller.js';
import { TemplateTrialService } from './writing/template-trial.service.js';
import { TemplateTrialStore } from './writing/template-trial.store.js';
import { WordingController } from './writing/wording.controller.js';
import { WordingService } from './writing/wording.service.js';

@Module({
  imports: [CasesModule, CatalogueModule, DirectoryModule, AccessModule, LedgerModule],
  controllers: [CasePrintController, LettersController, PostingsController, TemplateTrialController, WordingController],
  providers: [
    AcknowledgeJob,
    ApprovedLetters,
    AutomaticLetters,
    CaseContentsLoader,
    CasePrintService,
    ClosingReceiptJob,
    DeliveryStore,
    DisclosedTargets,
    ProducedFiles,
    LetterCertificates,
    LetterContextLoader,
    LetterFiles,
    LetterPost,
    LetterStore,
    LetterTemplates,
    LetterWriter,
    LettersService,
    MailroomService,
    NoticeDrafts,
    NoticeRecipients,
    PostingsService,
    RecipientCertificates,
    SendLetterJob,
    TemplateTrialService,
    TemplateTrialStore,
    WordingService,
    {
      provide: LetterSeal,
      inject: [Settings, Catalogue],
      useFactory: (settings: Settings, { law }: Catalogue) => LetterSeal.open(settings, law.operator.operator.name),
    },
    {
      provide: MailProtector,
      inject: [Settings, RecipientCertificates],
      useFactory: (settings: Settings, certificates: RecipientCertificates) =>
        MailProtector.open(settings, certificates),
    },
    {
      provide: OperatorLetterhead,
      inject: [Catalogue],
      useFactory: ({ law }: Catalogue) => new OperatorLetterhead(law.operator, law.instruments),
    },
  ],
  exports: [ApprovedLetters, DisclosedTargets, LettersService, LetterSeal, MailProtector],
})
export class LettersModule {}
