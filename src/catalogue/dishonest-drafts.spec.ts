/** What a dishonest author of a draft of the law writes, so that the second person reads something else. */
import { describe, expect, it } from '@jest/globals';
import { changed, crossFaults, file, judicial, lineOf } from '../../test/support/changed-law.js';

const texts = 'workflows/law/texts.yaml';
const notices = 'workflows/law/notices.yaml';
const comment = 'verdict: ESCALATE';
const reads = 'Here stands a character that is not seen, or that turns the order of those around it: take it out.';

describe('a draft of the law', () => {
  it.each([
    ['turns the words that follow around', `${comment} # \u202Erefused`],
    ['turns them around between two marks', `${comment} # \u2067refused\u2069`],
    ['has letters of no width in a word', `${comment} # ref\u200Bused`],
    ['has a mark of direction', `${comment} # \u061Cx`],
    ['begins a line that only some programs show', `${comment} # x\u2028y`],
    ['speaks to a terminal in one character', `${comment} # \u009B2J`],
  ])('that %s is refused at its line', (_what, written) => {
    expect(crossFaults(changed(judicial, comment, written))).toEqual([
      `${judicial}:${lineOf(judicial, comment)}: ${reads}`,
    ]);
  });

  it('is refused where an escape writes such a character into the words that people read', () => {
    const from = 'https://notifications.cnil.fr/';
    const faults = crossFaults(changed(notices, `"${from}"`, `"${from}\\u202Elosruoc\\e[2J"`));
    expect(faults).toEqual([`${notices}:${lineOf(notices, from)}: ${reads}`]);
  });

  it('may begin with the byte order mark that some editors write', () => {
    expect(
      crossFaults(changed(judicial, file(judicial).text.slice(0, 1), `\uFEFF${file(judicial).text.slice(0, 1)}`)),
    ).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'JavaScript://%0aalert(1)', 'data:text/html,<script>', 'file:///etc/passwd', '//x'])(
    'that sends readers of a text to %s is refused: the page of rules, the book and the public site lead there',
    (address) => {
      const from = 'url: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006071154';
      expect(crossFaults(changed(texts, from, `url: "${address}"`))).toEqual([
        expect.stringMatching(new RegExp(`^${texts}:${lineOf(texts, from)}: .* is no address of a page`)),
      ]);
      expect(crossFaults(changed(notices, 'https://notifications.cnil.fr/', address))).toEqual([
        expect.stringContaining(`${notices}:`),
      ]);
    },
  );
});
