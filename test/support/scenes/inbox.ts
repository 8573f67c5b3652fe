/** The list, its filters, and what is done to several requests at once. */
import { at, inTurn, jurist, press, pressed, type Scene } from './scene.js';

/** The first two rows, by the button of the list and the boxes it brings. */
const chooseTwo: NonNullable<Scene['open']> = async (page, { inbox: { bulk } }) => {
  await press(page, bulk.start);
  const boxes = page.getByRole('checkbox');
  for (const place of [0, 1]) await boxes.nth(place).check();
  await page.getByText(bulk.count(2)).waitFor();
};

export const inbox: readonly Scene[] = [
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
