// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { clippedText } from '../support/clipped-text.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

const LONG = 'Une longue phrase que sa boîte ne contient pas';
const box = (style: string, attributes = '', inside = LONG) =>
  `<div style="width:80px;white-space:nowrap;${style}" ${attributes}>${inside}</div>`;

describeInBrowser('the check of words that are cut', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  });
  afterAll(() => browser?.close());

  async function found(html: string): Promise<string[]> {
    await page.setContent(`<!doctype html><style>body{margin:0}</style>${html}`);
    return clippedText(page);
  }

  it.each([
    ['a box that hides what passes it', box('overflow:hidden'), 'is cut'],
    ['a box that clips', box('overflow:clip'), 'is cut'],
    ['a box around the box', box('overflow:hidden', '', `<p>${LONG}</p>`), 'is cut'],
    ['a cell of a table', box('overflow:hidden', '', `<table><tr><td>${LONG}</table>`), 'is cut'],
    ['the side where lines start', box('overflow:hidden', '', `<p style="margin-left:-40px">${LONG}</p>`), 'is cut'],
    [
      'an ellipsis without a title',
      box('overflow:hidden;text-overflow:ellipsis'),
      'ends in an ellipsis, and no title says it whole',
    ],
    [
      'an ellipsis whose title says something else',
      box('overflow:hidden;text-overflow:ellipsis', 'title="Ouvrir"'),
      'ends in an ellipsis, and no title says it whole',
    ],
    ['a scroller that no key reaches', box('overflow-x:auto'), 'scrolls, and no key reaches it'],
    ['a scroller around a row', box('overflow:auto', '', `<p>${LONG}</p>`), 'scrolls, and no key reaches it'],
    [
      'the edge of the window',
      `<p style="position:fixed;left:300px;white-space:nowrap">${LONG}</p>`,
      'passes the window',
    ],
  ])('complains of %s', async (_, html, complaint) => {
    expect(await found(html)).toEqual([`“${LONG}” ${complaint}`]);
  });

  it.each([
    ['words that fit', `<p>${LONG}</p>`],
    ['words that wrap', box('overflow:hidden;white-space:normal')],
    ['an ellipsis with its title', box('overflow:hidden;text-overflow:ellipsis', `title="${LONG}"`)],
    ['a scroller that takes the focus', box('overflow-x:auto', 'tabindex="0"')],
    ['a scroller with a link in it', box('overflow-x:auto', '', `<a href="#x">${LONG}</a>`)],
    [
      'what only a screen reader says',
      box('position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'),
    ],
    ['what is not shown', box('overflow:hidden;visibility:hidden')],
    [
      'what hangs out of a box that does not hold it',
      box('overflow:hidden', '', `<p style="position:absolute;left:0">${LONG}</p>`),
    ],
  ])('lets pass %s', async (_, html) => {
    expect(await found(html)).toEqual([]);
  });

  it('complains of a prompt that passes its field, and lets pass one that fits', async () => {
    expect(await found(`<input placeholder="${LONG}" style="width:80px">`)).toEqual([`“${LONG}” passes its field`]);
    expect(await found('<input placeholder="Référence" style="width:200px">')).toEqual([]);
  });
});
