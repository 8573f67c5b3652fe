/** The case takes over what another case about the same act requires. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { ApproverRole } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { voided } from '../../model/evolve-step.js';
import { inherited } from '../../model/floor.js';
import { backFrom } from '../../model/steps.js';
import { CommonThing, HoldEnd } from '../../model/vocabulary.js';

const floor = {
  fewest: z.int().nonnegative(),
  callBack: z.boolean(),
  hold: z.strictObject({ until: InstantText.nullable(), over: HoldEnd.nullable(), stopped: z.boolean() }).nullable(),
};
const roles = z.array(ApproverRole);
const source = { from: Id, common: CommonThing };

const floorInherited = defineEvent('case.floor_inherited', {
  label: {
    fr: 'Exigences reprises d’un dossier sur le même acte',
    en: 'Requirements taken over from a case about the same act',
  },
  data: { ...source, ...floor, approvers: roles, strictest: roles, step: z.string() },
  by: 'service',
  evolve: (state, data) => ({ ...voided(state, data.step), floor: inherited(state.floor, data) }),
});

export const inheritFloor = defineAction('inherit_floor', {
  input: { ...source, floor: z.object({ ...floor, approvers: roles.readonly(), strictest: roles.readonly() }) },
  events: [floorInherited],
  open: 'service',
  roles: [],
  decide: ({ from, common, floor: { approvers, fewest, callBack, hold, strictest } }, context) =>
    accept([
      floorInherited.of({
        from,
        common,
        approvers: [...approvers],
        fewest,
        callBack,
        hold,
        strictest: [...strictest],
        step: backFrom(context),
      }),
    ]),
});
