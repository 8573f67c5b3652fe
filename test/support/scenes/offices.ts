/** What is decided, watched and published: consents, clocks, rules, registry, ledger, reports. */
import { at, head, jurist, OFFICER, press, pressed, RELEASER, type Scene } from './scene.js';

export const offices: readonly Scene[] = [
  head('approvals', { at: at('/approvals'), shown: ({ approvals: { title } }) => title }),
  head('review', {
    at: ({ prepared }) => `/approvals?id=${prepared}`,
    shown: ({ approvals: { hashHolds } }) => hashHolds,
  }),
  head('review-again', {
    at: ({ again }) => `/approvals?id=${again}`,
    shown: ({ approvals: { comparedWith } }) => comparedWith,
  }),
  head('send-back', {
    at: ({ prepared }) => `/approvals?id=${prepared}`,
    shown: ({ approvals: { hashHolds } }) => hashHolds,
    open: pressed(({ approvals }) => approvals.sendBack),
  }),
  head('sign', {
    at: ({ prepared }) => `/approvals?id=${prepared}`,
    shown: ({ approvals: { hashHolds } }) => hashHolds,
    open: async (page, { approvals, signing }) => {
      await page.getByLabel(approvals.whoStated).check();
      await press(page, approvals.approve);
      const dialog = page.getByRole('dialog', { name: approvals.approve });
      await dialog.getByRole('button', { name: signing.confirm, disabled: false }).waitFor();
    },
  }),
  {
    name: 'let-go',
    who: RELEASER,
    at: ({ consented }) => `/approvals?id=${consented}`,
    shown: ({ approvals: { hashHolds } }) => hashHolds,
    open: pressed(({ approvals }) => approvals.release.refuse),
  },
  head('deadlines', { at: at('/deadlines'), shown: ({ deadlines: { list } }) => list }),
  head('deadlines-month', { at: at('/deadlines?view=month'), shown: ({ deadlines: { thisMonth } }) => thisMonth }),
  head('circuits', { at: at('/rules?circuit=urgent'), shown: ({ rules: { callBack } }) => callBack }),
  head('rules', { at: at('/rules?view=rules'), shown: ({ rules: { search } }) => search }),
  head('proof', { at: at('/rules?view=proof'), shown: ({ rules: { combinations } }) => combinations }),
  head('texts', { at: at('/rules?view=texts'), shown: ({ rules: { force } }) => force }),
  head('law-book', { at: at('/law?page=third-countries#u03'), shown: ({ lawBook: { search } }) => search }),
  head('law-upkeep', { at: at('/law/upkeep'), shown: ({ lawUpkeep: { noDraft } }) => noDraft }),
  head('law-draft', { at: at('/law/upkeep?new'), shown: ({ lawUpkeep: { check } }) => check }),
  head('law-sources', { at: at('/law/upkeep?view=sources'), shown: ({ lawUpkeep: { due } }) => due }),
  head('what-if', {
    at: ({ requisition: id }) => `/rules?view=whatIf&case=${id}`,
    shown: ({ whatIf: { sameAsCase } }) => sameAsCase,
  }),
  jurist('aside', { at: at('/aside'), shown: ({ aside: { take } }) => take }),
  head('registry', { at: at('/registry'), shown: ({ registry: { callBack } }) => callBack }),
  head('registry-changes', { at: at('/registry?view=changes'), shown: ({ registry: { noChange } }) => noChange }),
  head('registry-entry', { at: at('/registry?edit='), shown: ({ registry: { unitOf } }) => unitOf }),
  head('registry-list', { at: at('/registry?import'), shown: ({ registry: { readList } }) => readList }),
  head('tenants', { at: at('/registry?view=tenants'), shown: ({ registry: { seek } }) => seek }),
  head('statements', { at: at('/registry?view=statements'), shown: ({ statements: { ask } }) => ask }),
  head('operator', { at: at('/registry?view=operator'), shown: ({ registry: { around } }) => around }),
  head('on-call', { at: at('/on-call'), shown: ({ onCall: { none } }) => none }),
  head('acts', { at: at('/ledger'), shown: ({ acts: { recorded } }) => recorded }),
  head('ledger', { at: at('/ledger?view=entries'), shown: ({ ledger: { leaf } }) => leaf }),
  head('ledger-entry', { at: at('/ledger?entry=5'), shown: ({ ledger: { holds } }) => holds }),
  head('ledger-point', {
    at: at('/ledger?view=checkpoints'),
    shown: ({ ledger: { root } }) => root,
    open: async (page, { ledger }) => {
      await page
        .getByRole('link', { name: ledger.openPoint('') })
        .last()
        .click();
      await page.getByText(ledger.holds).waitFor();
    },
  }),
  head('ledger-verified', {
    at: at('/ledger?view=verify'),
    shown: ({ ledger: { verifyTitle } }) => verifyTitle,
    open: async (page, { ledger }) => {
      await page.getByRole('button', { name: ledger.start }).last().click();
      await page.getByText(ledger.holds).waitFor();
    },
  }),
  head('reports', { at: at('/reports'), shown: ({ reports: { requests } }) => requests }),
  head('report-new', {
    at: at('/reports'),
    shown: ({ reports: { requests } }) => requests,
    open: pressed(({ reports }) => reports.newReport),
  }),
  {
    name: 'report-sign-off',
    who: OFFICER,
    at: at('/reports'),
    shown: ({ reports: { requests } }) => requests,
    open: pressed(({ reports }) => reports.signOff),
  },
  head('report-public-page', {
    at: at('/reports'),
    shown: ({ reports: { requests } }) => requests,
    open: async (page, { reports }) => {
      await press(page, reports.publicPage);
      await page.frameLocator('iframe').getByRole('main').waitFor();
    },
  }),
  head('report-verified', {
    at: at('/reports'),
    shown: ({ reports: { requests } }) => requests,
    open: async (page, { reports }) => {
      await press(page, reports.verify);
      await page.getByText(reports.verified).waitFor();
    },
  }),
  head('report-paper', {
    at: at('/reports'),
    shown: ({ reports: { requests } }) => requests,
    open: async (page, { reports }) => {
      await press(page, reports.french);
      await page.locator('canvas').first().waitFor();
    },
  }),
];
