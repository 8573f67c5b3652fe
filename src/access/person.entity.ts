import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { PersonId } from '../domain/kernel/brand.js';
import type { Instant } from '../domain/kernel/instant.js';
import { type Role, roles } from '../domain/law/vocabulary.js';
import { instantColumn } from '../platform/database/instant-column.js';

/** An account. Its columns are those of `PERSON` in the table of rights, and the digest of the password, read on demand. */
@Entity('person')
@Unique('accounts_are_personal', ['email'])
@Check('person_email_check', 'email = lower(email)')
@Check('person_password_hash_check', `password_hash like '$argon2id$%'`)
@Check(
  'roles_are_known',
  `array_position(roles, null) is null and roles <@ array[${roles.map((role) => `'${role}'`).join(', ')}]`,
)
@Check(
  'duties_stay_separate',
  `cardinality(roles) = 1 or not roles && array['auditor', 'administrator', 'counsel', 'operations']`,
)
export class PersonEntity {
  @PrimaryColumn('uuid')
  id!: PersonId;

  @Column('text')
  name!: string;

  /** Lower case. */
  @Column('text')
  email!: string;

  @Column('text', { name: 'password_hash', select: false })
  passwordHash!: string;

  @Column('text', { array: true })
  roles!: readonly Role[];

  @Column('timestamptz', { name: 'added_at', default: () => 'clock_timestamp()', transformer: instantColumn })
  addedAt!: Instant;

  @Column('timestamptz', { name: 'disabled_at', nullable: true, transformer: instantColumn })
  disabledAt!: Instant | null;
}
