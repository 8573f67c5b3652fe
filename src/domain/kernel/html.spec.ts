import { expect, test } from '@jest/globals';
import { html } from './html.js';

test('values are escaped, markup is not', () => {
  const name = `<script>alert("1")</script> & 'co'`;
  const items = ['a<b', 'c'].map((text) => html`<li>${text}</li>`);
  expect(html`<p title="${name}">${3}</p><ul>${items}</ul>`.markup).toBe(
    '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;co&#39;">3</p><ul><li>a&lt;b</li>\n<li>c</li></ul>',
  );
});
