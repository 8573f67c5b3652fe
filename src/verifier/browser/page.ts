/** The page that verifies: files in, sentences out. Nothing leaves it, and after it is loaded it asks for nothing. */
import './buffer.js';
import * as pdfjsWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { french } from '../../domain/kernel/french.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import type { Finding } from '../report/finding.js';
import { verifyTogether } from '../report/together.js';
import { settled } from './crypto.js';

/** pdf.js then works on this page's own thread, without fetching a worker. */
Object.assign(globalThis, { pdfjsWorker });

const words = {
  holds: { fr: 'Vérifié', en: 'Verified' },
  not_established: { fr: 'Intact — signataire non établi', en: 'Intact — who signed is not established' },
  refused: { fr: 'Refusé', en: 'Refused' },
  working: { fr: 'Vérification…', en: 'Verifying…' },
  old: {
    fr: 'Ce navigateur ne sait pas vérifier ces signatures : prenez-en un plus récent, ou le programme « greffe ».',
    en: 'This browser cannot verify these signatures: take a newer one, or the program “greffe”.',
  },
} as const;

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new TypeError(`The page has no ${id}.`);
  return found;
}

const [input, zone, results] = [
  element('files', HTMLInputElement),
  element('drop', HTMLElement),
  element('results', HTMLElement),
];
const [key, roots, status] = [
  element('key', HTMLInputElement),
  element('roots', HTMLInputElement),
  element('status', HTMLElement),
];

/** One line in both languages; the style sheet shows the one of the page. */
function said(tag: string, sentence: Bilingual): HTMLElement[] {
  return (['fr', 'en'] as const).map((language) => {
    const line = document.createElement(tag);
    line.lang = language;
    line.textContent = language === 'fr' ? french(sentence.fr) : sentence.en;
    return line;
  });
}

const looks = { holds: 'good', not_established: 'warn', refused: 'bad' } as const;

function card({ name, verdict, sentences }: Finding): HTMLElement {
  const section = document.createElement('section');
  section.className = 'card finding';
  const title = document.createElement('h2');
  title.textContent = name;
  const line = document.createElement('p');
  line.className = looks[verdict];
  line.append(...said('span', words[verdict]));
  const list = document.createElement('ul');
  list.append(...sentences.flatMap((sentence) => said('li', sentence)));
  section.append(title, line, list);
  return section;
}

async function read(files: readonly File[]): Promise<{ name: string; bytes: Buffer }[]> {
  return Promise.all(files.map(async (file) => ({ name: file.name, bytes: Buffer.from(await file.arrayBuffer()) })));
}

async function verifyAll(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  status.replaceChildren(...said('span', words.working));
  results.replaceChildren();
  const given = key.value.trim();
  try {
    const held = await read(files);
    const [stampRoots] = await read([...(roots.files ?? [])].slice(0, 1));
    const known = {
      key: given === '' ? null : given,
      stampRoots: stampRoots?.bytes.toString('utf8') ?? null,
      now: new Date(),
    };
    const findings = await settled(() => verifyTogether(held, known));
    results.replaceChildren(...findings.map(card));
  } catch {
    results.replaceChildren(
      card({ name: files.map(({ name }) => name).join(', '), verdict: 'refused', sentences: [words.old] }),
    );
  }
  status.replaceChildren();
}

input.addEventListener('change', () => void verifyAll([...(input.files ?? [])]));
zone.addEventListener('dragover', (event) => event.preventDefault());
zone.addEventListener('drop', (event) => {
  event.preventDefault();
  void verifyAll([...(event.dataTransfer?.files ?? [])]);
});
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-language]')) {
  button.addEventListener('click', () => {
    document.documentElement.lang = button.dataset.language ?? 'fr';
  });
}
