/** The structural rules of PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) that a program can check, on any file of ours. */
import { isRef, type Value } from '../../src/verifier/file/syntax.js';
import { nameOf, numberOf, PdfReading, textOf } from './pdf-reading.js';
import { inside, type Node, operators, type Page } from './pdf-structure.js';

class Rules extends PdfReading {
  check(): string[] {
    this.catalog();
    this.metadata();
    this.fonts();
    this.attachments();
    this.forbidden();
    const pages = this.pages();
    const tree = this.tree();
    this.structure(tree);
    this.content(pages, tree);
    this.annotations(pages, tree);
    return this.broken;
  }

  private catalog(): void {
    const { catalog } = this.file;
    this.demand(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/.test(this.text), 'the trailer has an ID');
    this.demand(this.dict(catalog.get('MarkInfo')).get('Marked') === true, 'the file says that it is tagged');
    this.demand(/^[a-z]{2}-[A-Z]{2}$/.test(textOf(catalog.get('Lang'))), 'the file names its language');
    this.demand(this.dict(catalog.get('ViewerPreferences')).get('DisplayDocTitle') === true, 'the title is displayed');
    const [intent] = this.list(catalog.get('OutputIntents'));
    const output = this.dict(intent);
    this.demand(nameOf(output.get('S')) === 'GTS_PDFA1', 'there is a PDF/A output intent');
    this.demand(isRef(output.get('DestOutputProfile')), 'the output intent embeds its colour profile');
    this.demand(
      this.dict(catalog.get('AcroForm')).get('NeedAppearances') === undefined,
      'no appearance is left to make',
    );
  }

  private metadata(): void {
    const reference = this.file.catalog.get('Metadata');
    const dictionary = this.dict(reference);
    this.demand(!dictionary.has('Filter'), 'the XMP packet is not compressed');
    const xmp = isRef(reference) ? this.streamText(reference.ref) : '';
    this.demand(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A</.test(xmp), 'the XMP packet claims PDF/A-3a');
    this.demand(/<pdfuaid:part>1</.test(xmp), 'the XMP packet claims PDF/UA-1');
    const title = Buffer.from(/<dc:title>[\s\S]*?<rdf:li[^>]*>([\s\S]*?)<\/rdf:li>/.exec(xmp)?.[1] ?? '', 'latin1');
    const written = this.dict(
      [...this.file.objects.values()].find(({ value }) => this.dict(value).has('Producer'))?.value,
    );
    this.demand(
      title.toString('utf8') === textOf(this.file.resolve(written.get('Title'))),
      'the titles of XMP and Info are one',
    );
    const date = /<xmp:CreateDate>(\d{4})-(\d\d)-(\d\d)T/.exec(xmp)?.slice(1).join('');
    this.demand(
      textOf(this.file.resolve(written.get('CreationDate'))).slice(2, 10) === date,
      'the dates of XMP and Info are one',
    );
  }

  private fonts(): void {
    for (const { value } of this.file.objects.values()) {
      const font = this.dict(value);
      if (nameOf(font.get('Type')) === 'Font' && nameOf(font.get('Subtype')) === 'Type0') {
        this.demand(isRef(font.get('ToUnicode')), 'each font says which characters it shows');
      }
      if (nameOf(font.get('Type')) === 'Font') {
        this.demand(['Type0', 'CIDFontType2'].includes(nameOf(font.get('Subtype'))), 'each font is embedded');
      }
      if (nameOf(font.get('Type')) === 'FontDescriptor') {
        this.demand(font.has('FontFile2'), 'each font is embedded');
      }
    }
  }

  private attachments(): void {
    const specifications = [...this.file.objects.values()].filter(
      ({ value }) => nameOf(this.dict(value).get('Type')) === 'Filespec',
    );
    this.demand(
      this.list(this.file.catalog.get('AF')).length === specifications.length,
      'each attachment is an associated file',
    );
    for (const { value } of specifications) {
      const specification = this.dict(value);
      const complete = ['F', 'UF', 'Desc', 'AFRelationship', 'EF'].every((key) => specification.has(key));
      this.demand(complete, 'each attachment is named, described and related');
      const embedded = this.dict(this.dict(specification.get('EF')).get('F'));
      this.demand(nameOf(embedded.get('Subtype')) !== '', 'each attachment has a media type');
      this.demand(this.dict(embedded.get('Params')).has('ModDate'), 'each attachment has a date');
    }
  }

  private forbidden(): void {
    for (const { value } of this.file.objects.values()) {
      const dictionary = this.dict(value);
      const action = nameOf(dictionary.get('S'));
      this.demand(
        !['JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'Movie', 'Sound'].includes(action),
        'no action runs',
      );
      this.demand(nameOf(dictionary.get('Filter')) !== 'LZWDecode', 'nothing is packed with LZW');
      this.demand(!dictionary.has('AA') && !dictionary.has('OpenAction'), 'nothing happens by itself');
    }
    this.demand(!/\/Encrypt /.test(this.text), 'the file is not encrypted');
  }

  private pages(): Page[] {
    const kids = this.list(this.dict(this.file.catalog.get('Pages')).get('Kids'));
    return kids.map((kid) => ({ number: isRef(kid) ? kid.ref : 0, dictionary: this.dict(kid) }));
  }

  private tree(): Node {
    const [root] = this.list(this.dict(this.file.catalog.get('StructTreeRoot')).get('K'));
    return this.node(root, '');
  }

  private node(value: Value | undefined, page: string): Node {
    const dictionary = this.dict(value);
    const own = numberOf(dictionary.get('Pg'), page);
    const kids = this.list(dictionary.get('K')).map((kid) => ({ kid, inner: this.dict(kid) }));
    const kind = ({ inner }: (typeof kids)[number]) => nameOf(inner.get('Type'));
    const direct = kids.flatMap(({ kid }) => (typeof kid === 'number' ? [`${own}/${kid}`] : []));
    const distant = kids
      .filter((each) => kind(each) === 'MCR')
      .map(({ inner }) => `${numberOf(inner.get('Pg'), '')}/${inner.get('MCID')}`);
    const objects = kids.filter((each) => kind(each) === 'OBJR');
    const elements = kids.filter((each) => each.inner.has('S') && kind(each) === '');
    return {
      tag: nameOf(dictionary.get('S')),
      dictionary,
      number: Number(numberOf(value, '0')),
      children: elements.map(({ kid }) => this.node(kid, own)),
      content: [...direct, ...distant],
      annotations: objects.map(({ inner }) => Number(numberOf(inner.get('Obj'), '0'))),
    };
  }

  private all(node: Node): Node[] {
    return [node, ...node.children.flatMap((child) => this.all(child))];
  }

  private structure(tree: Node): void {
    const nodes = this.all(tree);
    this.demand(tree.tag === 'Document', 'the tree begins with the document');
    const levels = nodes.flatMap(({ tag }) => (/^H[1-6]$/.test(tag) ? [Number(tag[1])] : []));
    const skips = levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1);
    this.demand(levels[0] === 1 && !skips, 'no level of heading is skipped');
    for (const node of nodes) this.element(node);
  }

  private element({ tag, dictionary, children }: Node): void {
    const attributes = this.dict(dictionary.get('A'));
    const told = textOf(dictionary.get('Alt')) !== '';
    if (tag === 'Figure') this.demand(this.list(attributes.get('BBox')).length === 4, 'each figure has its place');
    if (['Figure', 'Link', 'Form'].includes(tag))
      this.demand(told, 'each figure, link and field has an alternative text');
    const scoped = ['Row', 'Column'].includes(nameOf(attributes.get('Scope')));
    if (tag === 'TH') this.demand(scoped, 'each header has its scope');
    if (tag === 'Table') this.table(children);
    const allowed = inside[tag];
    if (allowed)
      this.demand(
        children.every((child) => allowed.includes(child.tag)),
        `${tag} holds ${allowed.join(' or ')}`,
      );
  }

  private table(children: readonly Node[]): void {
    const rows = children.flatMap((part) => (part.tag === 'THead' || part.tag === 'TBody' ? part.children : []));
    const widths = new Set(rows.map((row) => row.children.length));
    this.demand(rows.length > 0 && widths.size === 1, 'each row of a table has the same cells');
  }

  /** Which element each piece of marked content belongs to. */
  private owners(tree: Node): Map<string, number> {
    const owners = new Map<string, number>();
    for (const { content, number } of this.all(tree)) {
      for (const place of content) {
        this.demand(!owners.has(place), 'each piece of content has one place in the tree');
        owners.set(place, number);
      }
    }
    return owners;
  }

  /** Every drawing operator stands in an artifact or in content that the tree reaches. */
  private content(pages: readonly Page[], tree: Node): void {
    const owners = this.owners(tree);
    const parents = this.parentTree();
    for (const page of pages) {
      const stream = this.streamText(Number(numberOf(page.dictionary.get('Contents'), '0')));
      this.marks(stream, (properties) => this.reached(page, properties, owners, parents));
    }
  }

  private marks(stream: string, reached: (properties: string) => boolean): void {
    const open: boolean[] = [];
    for (const [found, tag, properties = ''] of stream.matchAll(operators)) {
      if (found === 'EMC\n') open.pop();
      else if (tag) open.push(tag === 'Artifact' || reached(properties));
      else this.demand(open.includes(true), 'nothing is drawn outside the tree or an artifact');
    }
  }

  private reached(page: Page, properties: string, owners: Map<string, number>, parents: Map<number, Value>): boolean {
    const id = Number(/\/MCID (\d+)/.exec(properties)?.[1]);
    const owner = owners.get(`${page.number}/${id}`);
    this.demand(owner !== undefined, 'all marked content is reached from the tree');
    const back = this.list(parents.get(Number(page.dictionary.get('StructParents'))))[id];
    this.demand(isRef(back) && back.ref === owner, 'the parent tree leads back to the element');
    return owner !== undefined;
  }

  private parentTree(): Map<number, Value> {
    const numbers = this.list(
      this.dict(this.dict(this.file.catalog.get('StructTreeRoot')).get('ParentTree')).get('Nums'),
    );
    const found = new Map<number, Value>();
    for (let at = 0; at + 1 < numbers.length; at += 2) found.set(Number(numbers[at]), numbers[at + 1] ?? null);
    return found;
  }

  private annotations(pages: readonly Page[], tree: Node): void {
    const tagged = new Map(
      this.all(tree).flatMap(({ annotations, tag }) => annotations.map((number) => [number, tag] as const)),
    );
    for (const { dictionary } of pages) {
      const annotations = this.list(dictionary.get('Annots'));
      if (annotations.length > 0) this.demand(nameOf(dictionary.get('Tabs')) === 'S', 'tabs follow the tree');
      for (const reference of annotations) {
        const annotation = this.dict(reference);
        const subtype = nameOf(annotation.get('Subtype'));
        const tag = tagged.get(isRef(reference) ? reference.ref : 0);
        this.demand(tag === (subtype === 'Link' ? 'Link' : 'Form'), 'each annotation stands in the tree');
        this.demand(
          textOf(annotation.get('Contents')) !== '' || textOf(annotation.get('TU')) !== '',
          'each annotation has a description',
        );
        this.demand((Number(annotation.get('F')) & 0b100111) === 0b100, 'each annotation prints and none is hidden');
      }
    }
  }
}

/** The rules that the file breaks, each once; empty for a file that keeps them all. */
export function brokenRules(bytes: Buffer): string[] {
  return [...new Set(new Rules(bytes).check())];
}
