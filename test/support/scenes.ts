/** Every screen of the desk and what opens over it: where it is, who sees it, and how one gets there. */
import type { Page } from 'playwright-core';
import { english } from '../../src/admin/i18n/en/words.js';
import { french, type Words } from '../../src/admin/i18n/fr/words.js';
import { quarterOf } from '../../src/domain/kernel/day.js';
import { dayOf, instantFromMilliseconds } from '../../src/domain/kernel/instant.js';
import { eventually } from './eventually.js';
import type { StaffedHouse } from './staffed-house.js';

export const wordsOf = { fr: french, en: english } as const;

const JURIST = 'Camille Aubry';
const HEAD = 'Hélène Carpentier';
const RELEASER = 'Idriss Belhadj';
const ADMINISTRATOR = 'Ana Martin';
const COUNSEL = 'Odile Fabre';

/** The cases that a scene may name. */
export interface Staged {
  readonly requisition: string;
  readonly forgery: string;
  /** A refusal waits for consent. */
  readonly prepared: string;
  /** A refusal waits for consent a second time: the first version was sent back. */
  readonly again: string;
  /** A refusal waits to leave. */
  readonly consented: string;
}

export interface Scene {
  readonly name: string;
  /** null before anyone signed in. */
  readonly who: string | null;
  readonly at: (staged: Staged) => string;
  /** What is on the screen once it is there. */
  readonly shown: (words: Words) => string;
  /** Opens what lies over it. */
  readonly open?: (page: Page, words: Words) => Promise<void>;
  /** Nobody has proved their presence lately. */
  readonly absent?: true;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const tab = (name: keyof Words['caseFile']['tabs']) => (page: Page, words: Words) =>
  page
    .getByRole('tab', { name: words.caseFile.tabs[name], exact: name !== 'journal' })
    .filter({ visible: true })
    .click();
const pressed = (name: (words: Words) => string) => (page: Page, words: Words) => press(page, name(words));
const inTurn =
  (...steps: NonNullable<Scene['open']>[]): NonNullable<Scene['open']> =>
  async (page, words) => {
    for (const step of steps) await step(page, words);
  };

/** The first two rows, by the button of the list and the boxes it brings. */
const chooseTwo: NonNullable<Scene['open']> = async (page, { inbox: { bulk } }) => {
  await press(page, bulk.start);
  const boxes = page.getByRole('checkbox');
  for (const place of [0, 1]) await boxes.nth(place).check();
  await page.getByText(bulk.count(2)).waitFor();
};

const at = (path: string) => () => path;
const requisition = ({ requisition: id }: Staged) => `/cases/${id}`;
const jurist = (name: string, scene: Omit<Scene, 'name' | 'who'>): Scene => ({ name, who: JURIST, ...scene });
const head = (name: string, scene: Omit<Scene, 'name' | 'who'>): Scene => ({ name, who: HEAD, ...scene });
const administrator = (name: string, scene: Omit<Scene, 'name' | 'who'>): Scene => ({
  name,
  who: ADMINISTRATOR,
  ...scene,
});

const inbox: readonly Scene[] = [
  jurist('inbox', { at: at('/'), shown: ({ inbox: { title } }) => title }),
  jurist('inbox-filters', {
    at: at('/'),
    shown: ({ inbox: { title } }) => title,
    open: pressed((words) => words.inbox.filters),
  }),
  jurist('inbox-chip', {
    at: at('/'),
    shown: ({ inbox: { title } }) => title,
    open: pressed((words) => words.inbox.filter(words.inbox.facets.verdict)),
  }),
  jurist('inbox-save-view', {
    at: at('/?verdict=REFUSE'),
    shown: ({ inbox: { filtered } }) => filtered,
    open: async (page, words) => {
      await press(page, words.inbox.filtered);
      await page.getByRole('menuitem', { name: words.inbox.saveView }).click();
      await page.getByRole('dialog').waitFor();
    },
  }),
  jurist('inbox-no-match', { at: at('/?country=AQ'), shown: ({ inbox: { noMatchTitle } }) => noMatchTitle }),
  jurist('palette', {
    at: at('/'),
    shown: ({ inbox: { title } }) => title,
    open: async (page, words) => {
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder(words.palette.placeholder).waitFor();
    },
  }),
  jurist('help', {
    at: at('/'),
    shown: ({ inbox: { title } }) => title,
    open: async (page, words) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: words.keyboard.title }).waitFor();
    },
  }),
  jurist('inbox-chosen', {
    at: at('/'),
    shown: ({ inbox: { title } }) => title,
    open: chooseTwo,
  }),
  jurist('inbox-assign', {
    at: at('/'),
    shown: ({ inbox: { title } }) => title,
    open: inTurn(
      chooseTwo,
      pressed(({ inbox: { bulk } }) => bulk.assign),
    ),
  }),
  jurist('inbox-link', {
    at: at('/'),
    shown: ({ inbox: { title } }) => title,
    open: inTurn(
      chooseTwo,
      pressed(({ inbox: { bulk } }) => bulk.link),
    ),
  }),
  jurist('unknown-page', { at: at('/nowhere'), shown: ({ states: { notFoundTitle } }) => notFoundTitle }),
];

const caseScenes: readonly Scene[] = [
  jurist('split', {
    at: ({ requisition: id }) => `/?case=${id}`,
    shown: ({ caseFile: { proposal } }) => proposal,
  }),
  jurist('case-decision', { at: requisition, shown: ({ caseFile: { proposal } }) => proposal, open: tab('decision') }),
  jurist('case-facts', { at: requisition, shown: ({ caseFile: { proposal } }) => proposal, open: tab('facts') }),
  jurist('case-correct', {
    at: requisition,
    shown: ({ caseFile: { proposal } }) => proposal,
    open: inTurn(tab('facts'), (page, { caseFile }) =>
      press(page, `${caseFile.correct} : ${caseFile.factNames.categories}`),
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
    open: inTurn(tab('moves'), (page, { moves }) => press(page, moves.commands.withdraw)),
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

const offices: readonly Scene[] = [
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
  head('step-up', {
    at: ({ prepared }) => `/approvals?id=${prepared}`,
    shown: ({ approvals: { hashHolds } }) => hashHolds,
    absent: true,
    open: async (page, { approvals, stepUp }) => {
      await page.getByLabel(approvals.whoStated).check();
      await press(page, approvals.approve);
      const dialog = page.getByRole('dialog', { name: stepUp.title });
      await dialog.getByRole('button', { name: stepUp.confirm, disabled: false }).waitFor();
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
  head('what-if', {
    at: ({ requisition: id }) => `/rules?view=whatIf&case=${id}`,
    shown: ({ whatIf: { sameAsCase } }) => sameAsCase,
  }),
  jurist('aside', { at: at('/aside'), shown: ({ aside: { take } }) => take }),
  head('registry', { at: at('/registry'), shown: ({ registry: { callBack } }) => callBack }),
  head('tenants', { at: at('/registry?view=tenants'), shown: ({ registry: { accounts } }) => accounts }),
  head('operator', { at: at('/registry?view=operator'), shown: ({ registry: { around } }) => around }),
  head('ledger', { at: at('/ledger'), shown: ({ ledger: { leaf } }) => leaf }),
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
  head('report-sign-off', {
    at: at('/reports'),
    shown: ({ reports: { requests } }) => requests,
    open: pressed(({ reports }) => reports.signOff),
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

const house: readonly Scene[] = [
  { name: 'sign-in', who: null, at: at('/'), shown: ({ signIn: { submit } }) => submit },
  { name: 'welcome', who: null, at: at('/welcome'), shown: ({ setup: { welcomeNoCode } }) => welcomeNoCode },
  { name: 'setup-closed', who: null, at: at('/setup'), shown: ({ setup: { closed } }) => closed },
  jurist('account', { at: at('/account'), shown: ({ account: { sessions } }) => sessions }),
  jurist('account-totp', {
    at: at('/account'),
    shown: ({ account: { sessions } }) => sessions,
    open: async (page, { account }) => {
      await press(page, account.totpAdd);
      await page.getByLabel(account.totpCode).waitFor();
    },
  }),
  jurist('account-menu', {
    at: at('/account'),
    shown: ({ account: { sessions } }) => sessions,
    // A phone has no room for it; there the palette leads to the same.
    open: async (page, { shell }) => {
      const person = page.getByRole('button', { name: new RegExp(shell.account) });
      if (!(await person.isVisible())) return;
      await person.click();
      await page.getByRole('menuitem', { name: shell.signOut }).waitFor();
    },
  }),
  administrator('people', { at: at('/people'), shown: ({ people: { add } }) => add }),
  administrator('person', {
    at: at('/people'),
    shown: ({ people: { add } }) => add,
    open: async (page, { people }) => {
      await page
        .getByRole('button', { name: new RegExp(`^${people.open}`) })
        .first()
        .click();
      await page.getByRole('dialog').getByText(people.sessions).waitFor();
    },
  }),
  administrator('person-new', {
    at: at('/people'),
    shown: ({ people: { add } }) => add,
    open: pressed(({ people }) => people.add),
  }),
  head('grants', { at: at('/people?view=grants'), shown: ({ people: { noGrant } }) => noGrant }),
  head('alarms', { at: at('/people?view=service'), shown: ({ people: { alarms } }) => alarms }),
  administrator('service', { at: at('/people?view=service'), shown: ({ people: { service } }) => service }),
  administrator('work', { at: at('/people?view=work'), shown: ({ people: { noWork } }) => noWork }),
];

export const scenes: readonly Scene[] = [...inbox, ...caseScenes, ...offices, ...house];

/** Receives what the scenes need, prepares what waits, and has the running quarter counted. */
export async function stage(staffed: StaffedHouse): Promise<Staged> {
  await staffed.setAside('037-lettre-information');
  const asked = await staffed.receive('001-fr-gendarmerie-60-1-sub');
  const forged = await staffed.receive('035-fausse-gendarmerie-domaine-sosie');
  const order = await staffed.receive('024-us-grand-jury-subpoena');
  const relayed = await staffed.receive('023-us-2703d-relaye-par-borealis');
  const other = await staffed.receive('022-us-sca-warrant-scan');
  for (const { id } of [order, relayed, other]) await staffed.prepareRefusal(id);
  await staffed.sendBack(other.id);
  await staffed.prepareRefusal(other.id);
  await staffed.consentOfAll(relayed.id);
  await openToCounsel(staffed, asked.id);
  await buildReport(staffed);
  const [requisition, forgery, prepared] = [asked.id, forged.id, order.id];
  return { requisition, forgery, prepared, again: other.id, consented: relayed.id };
}

async function openToCounsel(staffed: StaffedHouse, caseId: string): Promise<void> {
  const counsel = await staffed.visitor(COUNSEL);
  const question = 'La réquisition couvre-t-elle les adresses de connexion, ou la seule identité du titulaire ?';
  const until = instantFromMilliseconds(Date.now() + 30 * 86_400_000);
  const body = { counsel: staffed.member(COUNSEL).id, until, question };
  const invited = await (await staffed.visitor(HEAD)).send('POST', `/api/cases/${caseId}/counsel`, { body });
  const text = 'La seule identité : l’article 60-1 s’étend aux données de trafic, mais l’acte ne les demande pas.';
  const said = await counsel.send('POST', `/api/briefs/${caseId}/contributions`, {
    body: { text, position: 'reserved' },
  });
  if (invited.statusCode !== 201 || said.statusCode !== 204) throw new Error(`${invited.body} ${said.body}`);
}

/** Refused as long as the sequencer has not sealed what it counts. */
async function buildReport(staffed: StaffedHouse): Promise<void> {
  const builder = await staffed.visitor(HEAD);
  const period = quarterOf(dayOf(instantFromMilliseconds(Date.now()))).name;
  const built = await eventually(
    () => builder.send('POST', '/api/reports', { body: { period } }),
    ({ statusCode }) => statusCode !== 409,
  );
  if (built.statusCode !== 201) throw new Error(`The report was not built: ${built.body}`);
}
