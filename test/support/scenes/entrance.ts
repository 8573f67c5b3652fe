/** Sign-in, the accounts, the people and the service. */
import { administrator, at, head, jurist, press, pressed, type Scene } from './scene.js';

export const entrance: readonly Scene[] = [
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
  jurist('step-up', {
    at: at('/account'),
    shown: ({ account: { sessions } }) => sessions,
    absent: true,
    open: async (page, { account, stepUp }) => {
      await press(page, account.totpAdd);
      const dialog = page.getByRole('dialog', { name: stepUp.title });
      await dialog.getByRole('button', { name: stepUp.confirm, disabled: false }).waitFor();
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
  administrator('machines', { at: at('/people?view=machines'), shown: ({ machines: { none } }) => none }),
  administrator('machine-new', {
    at: at('/people?view=machines'),
    shown: ({ machines: { none } }) => none,
    open: pressed(({ machines }) => machines.add),
  }),
  head('alarms', { at: at('/people?view=service'), shown: ({ people: { alarms } }) => alarms }),
  administrator('service', { at: at('/people?view=service'), shown: ({ people: { service } }) => service }),
  administrator('work', { at: at('/people?view=work'), shown: ({ people: { noWork } }) => noWork }),
];
