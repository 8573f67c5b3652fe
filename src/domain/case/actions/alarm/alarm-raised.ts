/** An alarm goes to the heads, and stands until a person answers it. */
import type { Audience } from '../../../workflow/escalation.js';
import { defineEvent } from '../../model/action.js';
import { stoppers } from '../../model/erasure-roles.js';
import { Id } from '../../model/event-schema.js';
import { AlarmCode } from '../../model/vocabulary.js';

const heads: readonly Audience[] = ['head_of_legal', 'dpo', 'ciso', 'executive'];
/** All who may stop it are notified of an erasure. */
const toStop: readonly AlarmCode[] = ['erasure_runs', 'erasure_nears'];
/** What cannot wait for the morning. */
const paged: readonly AlarmCode[] = [
  'break_glass',
  'ratification_overdue',
  'measure_ordered',
  'measure_unacknowledged',
  'measure_impossible',
];

export const alarmRaised = defineEvent('case.alarm_raised', {
  label: { fr: 'Alarme', en: 'Alarm' },
  data: { code: AlarmCode, about: Id.nullable() },
  by: 'either',
  keepsPreparation: true,
  evolve: (state, data) => ({ ...state, alarms: [...state.alarms, data] }),
  follow: ({ code }) => {
    const audience = toStop.includes(code) ? stoppers : heads;
    return [{ do: 'notify', news: { kind: 'alarm', alarm: code }, audience, page: paged.includes(code) }];
  },
});

/** The alarm with this code. */
export const alarm = (code: AlarmCode, about: string | null = null) => alarmRaised.of({ code, about });
