/** Tells the person of an account by mail that a way into it ended, or that an administrator asked for it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountStore } from '../access/account.store.js';
import { type AccountNews, accountNotice } from '../access/account-news.js';
import type { Bilingual } from '../domain/kernel/result.js';
import { Database } from '../platform/database/database.js';
import { type Effect, JobRegistry, nothing } from '../platform/jobs/job.js';
import { Messenger } from './messenger.js';

const words: Readonly<Record<AccountNews['news'], Bilingual>> = {
  recovery_asked: {
    fr: 'un administrateur demande que votre mot de passe soit remplacé ; une autre personne doit le confirmer',
    en: 'an administrator asks that your password be replaced; another person must confirm it',
  },
  recovery_confirmed: {
    fr: 'votre mot de passe, vos seconds facteurs et vos sessions ont pris fin ; vous en choisirez un autre avec le code et le lien que deux personnes vous remettent',
    en: 'your password, second factors and sessions have ended; you choose another one with the code and the link that two people hand to you',
  },
  recovered: {
    fr: 'un nouveau mot de passe a été choisi pour votre compte',
    en: 'a new password was chosen for your account',
  },
  factors_forgotten: {
    fr: 'vos seconds facteurs et vos sessions ont pris fin : enregistrez un second facteur à la prochaine connexion',
    en: 'your second factors and sessions have ended: enrol a second factor at your next sign-in',
  },
  suspended: {
    fr: 'une personne qui confirme les droits l’a suspendu : pour trois jours au plus, vous n’entrez plus et vos signatures ne comptent pas',
    en: 'a person who confirms rights has suspended it: for three days at most you cannot sign in, and your signatures do not count',
  },
};

@Injectable()
export class AccountNoticeJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountStore,
    private readonly messenger: Messenger,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(accountNotice, (news, id) => this.write(news, id));
  }

  private async write({ person, news }: AccountNews, id: string): Promise<Effect> {
    const address = await this.database.transaction((tx) => this.accounts.addressOf(tx, person));
    if (address === null) return nothing;
    const { fr, en } = words[news];
    const notice = {
      subject: 'Greffe : votre accès / your access',
      text: [
        `Votre compte : ${fr}.`,
        'Si vous n’avez rien demandé, prévenez aussitôt la personne responsable du juridique et le RSSI.',
        '',
        `Your account: ${en}.`,
        'If you asked for nothing, tell the head of legal and the CISO at once.',
        '',
      ].join('\n'),
    };
    return this.messenger.write(id, address, notice, { person }, nothing);
  }
}
