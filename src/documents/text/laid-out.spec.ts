import { describe, expect, it } from '@jest/globals';
import { laidOut } from './laid-out.js';

const bodyOf = (html: string): string => /<body>(.*)<\/body>/s.exec(laidOut(html))?.[1] ?? '';

describe('a page as its sender laid it out', () => {
  it('keeps its words, its style and the pictures that it carries', () => {
    const page = '<h1 style="color:red" class="a">Acte</h1><img src="data:image/png;base64,AA" alt="Sceau" width="9">';
    expect(bodyOf(page)).toBe(
      '<h1 style="color:red" class="a">Acte</h1><img src="data:image/png;base64,AA" alt="Sceau" width="9">',
    );
  });

  it('says where a link led, and leads nowhere', () => {
    expect(bodyOf('<a href="https://tracker.example/1" ping="https://tracker.example/2">lire</a>')).toBe(
      '<a title="https://tracker.example/1">lire</a>',
    );
  });

  it.each([
    '<link rel="preconnect" href="https://tracker.example">',
    '<base href="https://tracker.example/">',
    '<meta http-equiv="refresh" content="0;url=https://tracker.example">',
    '<noscript><link rel="preconnect" href="https://tracker.example"></noscript>',
    '<template><img src="https://tracker.example/1"></template>',
    '<svg><image href="https://tracker.example/1"/><a xlink:href="https://tracker.example/2">x</a></svg>',
    '<math href="https://tracker.example/1"><mi>x</mi></math>',
    '<iframe src="https://tracker.example/1" srcdoc="<img src=https://tracker.example/2>"></iframe>',
    '<xmp><link rel="preconnect" href="https://tracker.example"></xmp>',
    '<!-- <link rel="preconnect" href="https://tracker.example"> -->',
    '<img src="https://tracker.example/1" srcset="https://tracker.example/2 2x">',
    '<form action="https://tracker.example/1"><button formaction="https://tracker.example/2"></button></form>',
    '<body background="https://tracker.example/1" onload="x">',
    '<table background="https://tracker.example/1"></table>',
    '<video src="https://tracker.example/1" poster="https://tracker.example/2"></video>',
    '<blockquote cite="https://tracker.example/1"></blockquote>',
  ])('names no other machine: %s', (html) => {
    expect(laidOut(`<p>Acte</p>${html}`)).not.toContain('tracker.example');
    expect(laidOut(`<p>Acte</p>${html}`)).toContain('<p>Acte</p>');
  });

  it('drops what an author hides in the name of an attribute of another kind of document', () => {
    expect(bodyOf('<p ON-x="1" data-src="https://tracker.example" xlink:href="https://tracker.example">x</p>')).toBe(
      '<p>x</p>',
    );
  });
});
