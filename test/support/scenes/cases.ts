/** A case: its documents, its facts, what is proposed, its moves. */
import { french } from '../../../src/admin/i18n/fr/words.js';
import { actionOf } from '../../../src/domain/case/actions/index.js';
import {
  administrator,
  at,
  COUNSEL,
  head,
  inTurn,
  jurist,
  press,
  pressed,
  requisition,
  type Scene,
  tab,
} from './scene.js';

export const cases: readonly Scene[] = [
  jurist('split', {
    at: ({ requisition: id }) => `/?case=${id}`,
    shown: ({ caseFile: { proposal } }) => proposal,
  }),
  jurist('case-decision', { at: requisition, shown: ({ caseFile: { proposal } }) => proposal, open: tab('decision') }),
  jurist('case-facts', { at: requisition, shown: ({ caseFile: { proposal } }) => proposal, open: tab('facts') }),
  jurist('case-correct', {
    at: requisition,
    shown: ({ caseFile: { proposal } }) => proposal,
    open: inTurn(tab('facts'), (page, { caseFile, shell }) =>
      press(page, shell.pair(caseFile.correct, `${caseFile.factNames.categories}`)),
    ),
  }),
  jurist('case-moves', {
    at: requisition,
    shown: ({ caseFile: { proposal } }) => proposal,
    open: inTurn(tab('moves'), (page) => page.locator('#case-panel details summary').click()),
  }),
  jurist('case-move', {
    at: requisition,
    shown: ({ caseFile: { proposal } }) => proposal,
    open: inTurn(tab('moves'), (page, words) =>
      press(page, actionOf('withdraw').label?.[words === french ? 'fr' : 'en'] ?? ''),
    ),
  }),
  jurist('case-journal', { at: requisition, shown: ({ caseFile: { proposal } }) => proposal, open: tab('journal') }),
  head('case-counsel', { at: requisition, shown: ({ caseFile: { proposal } }) => proposal, open: tab('journal') }),
  head('case-counsel-invite', {
    at: ({ forgery }) => `/cases/${forgery}`,
    shown: ({ caseFile: { proposal } }) => proposal,
    open: inTurn(
      tab('journal'),
      pressed(({ counsel }) => counsel.invite),
    ),
  }),
  { name: 'brief', who: COUNSEL, at: at('/'), shown: ({ counsel: { asked } }) => asked },
  jurist('case-assign', {
    at: requisition,
    shown: ({ caseFile: { proposal } }) => proposal,
    open: async (page, { caseFile }) => {
      await page.getByRole('button', { name: new RegExp(`^${caseFile.assignTo}`) }).click();
      await page.getByRole('menuitemcheckbox').first().waitFor();
    },
  }),
  jurist('case-page', {
    at: requisition,
    shown: ({ caseFile: { proposal } }) => proposal,
    open: async (page, { caseFile }) => {
      const pane = page.getByRole('tab', { name: caseFile.tabs.document });
      if (await pane.isVisible()) await pane.click();
      await page.getByRole('toolbar').getByRole('button', { name: /pdf/i }).click();
      await press(page, caseFile.asPage);
      await page.locator('canvas').first().waitFor();
    },
  }),
  jurist('case-forged', {
    at: ({ forgery }) => `/cases/${forgery}`,
    shown: ({ caseFile: { proposal } }) => proposal,
    open: tab('facts'),
  }),
  jurist('case-prepare', {
    at: ({ forgery }) => `/cases/${forgery}`,
    shown: ({ caseFile: { proposal } }) => proposal,
    open: pressed(({ caseFile }) => caseFile.prepare.refuse),
  }),
  jurist('case-letters', {
    at: ({ prepared }) => `/cases/${prepared}`,
    shown: ({ caseFile: { prepared } }) => prepared,
    open: async (page, words) => {
      await tab('decision')(page, words);
      await press(page, words.caseFile.readLetters);
      await page.locator('canvas').first().waitFor();
    },
  }),
  jurist('case-redact', {
    at: requisition,
    shown: ({ caseFile: { proposal } }) => proposal,
    open: async (page, { caseFile, redaction }) => {
      const pane = page.getByRole('tab', { name: caseFile.tabs.document });
      if (await pane.isVisible()) await pane.click();
      await page.getByRole('toolbar').getByRole('button', { name: /pdf/i }).click();
      await press(page, redaction.open);
      await page.locator('canvas').first().waitFor();
      await press(page, redaction.add);
    },
  }),
  administrator('case-forbidden', { at: requisition, shown: ({ states: { forbiddenTitle } }) => forbiddenTitle }),
];
