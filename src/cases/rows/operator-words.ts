import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { PasswordPolicy } from '../../identity/account/password/password-policy.js';

/** Tells which names of the operator, its parent and its vendor count for nothing in a password. */
@Injectable()
export class OperatorWords implements OnModuleInit {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly policy: PasswordPolicy,
  ) {}

  onModuleInit(): void {
    const { operator, parent, foreignTechProvider } = this.catalogue.law.operator;
    const companies = [operator, ...(parent ? [parent] : []), ...(foreignTechProvider ? [foreignTechProvider] : [])];
    this.policy.addKnown(companies.flatMap(({ name, mailDomains }) => [name, ...mailDomains]));
  }
}
