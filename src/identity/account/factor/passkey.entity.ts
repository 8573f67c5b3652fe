import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { PersonId } from '../../../domain/kernel/brand.js';
import type { Instant } from '../../../domain/kernel/instant.js';
import { instantColumn } from '../../../platform/database/instant-column.js';

/** A passkey as it was last seen: its public key, its counter, and the name that its person gave it. */
@Entity('passkey')
@Unique('passkey_credential_id_key', ['credentialId'])
@Check('passkey_counter_check', 'counter >= 0')
@Check('passkey_name_check', `name <> ''`)
@Check('only_synced_passkeys_are_backed_up', 'multi_device or not backed_up')
export class Passkey {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'person_id' })
  @ForeignKey('person', { name: 'passkey_person_id_fkey' })
  @Index('passkey_of_person')
  personId!: PersonId;

  /** Base64url. */
  @Column('text', { name: 'credential_id' })
  credentialId!: string;

  /** COSE. */
  @Column('bytea', { name: 'public_key' })
  publicKey!: Buffer;

  @Column('bigint', { transformer: { from: Number, to: (counter: unknown) => counter } })
  counter!: number;

  @Column('text', { array: true })
  transports!: string[];

  @Column('boolean', { name: 'multi_device' })
  multiDevice!: boolean;

  @Column('boolean', { name: 'backed_up' })
  backedUp!: boolean;

  @Column('uuid', { nullable: true })
  aaguid!: string | null;

  @Column('text')
  name!: string;

  @Column('timestamptz', { name: 'added_at', default: () => 'clock_timestamp()', transformer: instantColumn })
  addedAt!: Instant;

  @Column('timestamptz', { name: 'used_at', nullable: true, transformer: instantColumn })
  usedAt!: Instant | null;
}
