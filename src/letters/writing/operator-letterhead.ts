/** The operator as its letters present it, and the names they give to the law: taken from its profile. */
import type { LetterOperator } from '../../domain/case/letters/letter-context.js';
import { checkedMailbox, type Mailbox } from '../../domain/kernel/mailbox.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import type { Instrument } from '../../domain/law/instrument.js';
import { messageDomain, type OperatorProfile } from '../../domain/law/operator.js';

export class OperatorLetterhead {
  readonly operator: LetterOperator;
  /** Where notices to the SISSE go (decree 2022-207). */
  readonly noticeAddress: Mailbox;
  /** Right side of our Message-IDs. */
  readonly mailDomain: string;
  private readonly names: ReadonlyMap<string, Bilingual>;

  constructor(
    { operator }: Pick<OperatorProfile, 'operator'>,
    instruments: readonly Pick<Instrument, 'code' | 'names'>[],
  ) {
    const { name, town, qualification, emergencyPhone, portal, designatedEstablishment, sisseFile } = operator;
    this.operator = {
      name,
      town,
      qualification,
      emergencyPhone,
      portal,
      designatedEstablishment,
      siren: operator.siren.replaceAll(/(\d{3})(?=\d)/g, '$1 '),
      seat: operator.letterhead.join(', '),
      deskEmail: operator.legalDesk,
      deskPhone: operator.legalDeskPhone,
      control: sisseFile.control,
      activities: sisseFile.activities,
      competitors: sisseFile.competitors,
    };
    this.noticeAddress = checkedMailbox(sisseFile.address);
    this.mailDomain = messageDomain({ operator });
    this.names = new Map(instruments.map(({ code, names }) => [code, names]));
  }

  /** An instrument that is no longer in the catalogue goes by its code. */
  nameOf(code: string): Bilingual {
    return this.names.get(code) ?? { fr: code, en: code };
  }
}
