import { describe, expect, it } from '@jest/globals';
import { visibleText } from './html.js';

const hiddenBy = (html: string) => visibleText(html).hidden?.map(({ why }) => why);

describe('the visible text of an HTML body', () => {
  it('breaks lines where blocks do, and collapses white space', () => {
    expect(visibleText('<p>Vu  l&rsquo;article\n 60-1</p><p>requérons<br>Nuage</p>').text).toBe(
      'Vu l’article 60-1\nrequérons\nNuage\n',
    );
  });

  it.each([
    ['<p style="display:none">x</p>', 'not_displayed'],
    ['<p hidden>x</p>', 'not_displayed'],
    ['<style>.a{display:none}</style><p class="a">x</p>', 'not_displayed'],
    ['<p style="mso-hide:all">x</p>', 'not_displayed'],
    ['<p style="visibility:hidden">x</p>', 'invisible'],
    ['<p style="opacity:.3"><span style="opacity:.2">x</span></p>', 'transparent'],
    ['<p style="color:rgba(0,0,0,0)">x</p>', 'transparent'],
    ['<p style="font-size:1px">x</p>', 'tiny'],
    ['<p style="font:0/0 a">x</p>', 'tiny'],
    ['<p style="color:#fff">x</p>', 'same_colour'],
    ['<font color="white">x</font>', 'same_colour'],
    ['<table bgcolor="#000"><tr><td style="color:#050505">x</td></tr></table>', 'same_colour'],
    ['<p style="position:absolute;left:-9999px">x</p>', 'moved_away'],
    ['<p style="text-indent:-999px">x</p>', 'moved_away'],
    ['<p style="max-height:0;overflow:hidden">x</p>', 'clipped'],
    ['<p style="clip:rect(0,0,0,0)">x</p>', 'clipped'],
  ])('keeps %s apart: %s', (html, why) => {
    expect(visibleText(html).text?.trim()).toBe('');
    expect(hiddenBy(html)).toEqual([why]);
  });

  it.each([
    '<p style="visibility:hidden"><b style="visibility:visible">x</b></p>',
    '<p style="color:#fff;background:#003">x</p>',
    '<style>p{display:none} #a{display:block}</style><p id="a">x</p>',
    '<style>p{display:none}</style><p style="display:block">x</p>',
    '<style>@media print{p{display:none}}</style><p>x</p>',
  ])('shows %s', (html) => {
    expect(visibleText(html).text?.trim()).toBe('x');
  });

  it('shows no script, style, comment, template or drawing', () => {
    const html = '<script>a</script><style>b</style><!--c--><template>d</template><svg><text>e</text></svg>x';
    expect(visibleText(html).text?.trim()).toBe('x');
  });
});
