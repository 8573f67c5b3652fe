import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../domain/kernel/instant.js';
import { instantColumn } from '../platform/database/instant-column.js';

/** A view of the queue that a person keeps: a name and a query string. */
@Entity('saved_view')
@Check('saved_view_name_check', 'length(name) between 1 and 80')
@Check('saved_view_query_check', 'length(query) <= 4000')
export class SavedView {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  @ForeignKey('person', { name: 'saved_view_owner_fkey' })
  @Index('saved_view_of')
  owner!: string;

  @Column('text')
  name!: string;

  @Column('text')
  query!: string;

  @Column('boolean')
  shared!: boolean;

  @Column('timestamptz', { default: () => 'clock_timestamp()', select: false, transformer: instantColumn })
  at!: Instant;
}
