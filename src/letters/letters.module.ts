import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AcknowledgeJob } from './acknowledge.job.js';
import { AutomaticLetters } from './automatic-letters.js';
import { ClosingReceiptJob } from './closing-receipt.job.js';
import { DeliveryStore } from './delivery.store.js';
import { Dossiers } from './dossiers.js';
import { LetterStore } from './letter.store.js';
import { LetterFiles } from './letter-files.js';
import { LetterPost } from './letter-post.js';
import { LetterTemplates } from './letter-templates.js';
import { LetterWriter } from './letter-writer.js';
import { LettersController } from './letters.controller.js';
import { LettersService } from './letters.service.js';
import { MailroomService } from './mailroom.service.js';
import { OperatorLetterhead } from './operator-letterhead.js';
import { SendLetterJob } from './send-letter.job.js';

@Module({
  imports: [IdentityModule, CasesModule, CatalogueModule],
  controllers: [LettersController],
  providers: [
    AcknowledgeJob,
    AutomaticLetters,
    ClosingReceiptJob,
    DeliveryStore,
    Dossiers,
    LetterFiles,
    LetterPost,
    LetterStore,
    LetterTemplates,
    LetterWriter,
    LettersService,
    MailroomService,
    SendLetterJob,
    {
      provide: OperatorLetterhead,
      inject: [Catalogue],
      useFactory: ({ law }: Catalogue) => new OperatorLetterhead(law.operator, law.instruments),
    },
  ],
  exports: [LettersService],
})
export class LettersModule {}
