/** Validates XML against the part of XML Schema 1.0 that our schemas use; any other part of the language is an error. */
import { type SaxesAttributeNS, SaxesParser } from 'saxes';

interface Node {
  readonly name: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

function treeOf(xml: string): Node {
  const parser = new SaxesParser({ xmlns: true });
  const top: Node = { name: '', uri: '', attributes: {}, children: [], text: '' };
  const open = [top];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('A document type is refused.');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const given = Object.values(attributes as Record<string, SaxesAttributeNS>).filter(({ prefix }) => prefix === '');
    const node: Node = {
      name: local,
      uri,
      attributes: Object.fromEntries(
        given.filter(({ local }) => local !== 'xmlns').map((one) => [one.local, one.value]),
      ),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.write(xml).close();
  const [root] = top.children;
  if (!root) throw new Error('No element.');
  return root;
}

const builtIn: Readonly<Record<string, RegExp>> = {
  'xs:string': /^[\s\S]*$/,
  'xs:boolean': /^(true|false|0|1)$/,
  'xs:date': /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'xs:dateTime': /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
};

/** Every fault, in the order of the document; none when it is valid. */
export function faultsAgainst(schemaText: string, xml: string): string[] {
  const schema = treeOf(schemaText);
  const root = treeOf(xml);
  const declared = named(schema, 'element', root.name);
  if (root.uri !== schema.attributes.targetNamespace || !declared) return [`${root.name} is not declared`];
  const type = named(schema, 'complexType', declared.attributes.type);
  if (!type) throw new Error('The root has a complex type.');
  const stray = root.text.trim() === '' ? [] : ['text between the elements'];
  return [...attributeFaults(schema, type, root), ...stray, ...elementFaults(schema, type, root)];
}

const named = (schema: Node, kind: string, name: string | undefined): Node | undefined =>
  schema.children.find((node) => node.name === kind && node.attributes.name === name);

const holds: Readonly<Record<string, (value: string, limit: string) => boolean>> = {
  minLength: (value, limit) => value.length >= Number(limit),
  maxLength: (value, limit) => value.length <= Number(limit),
  pattern: (value, limit) => new RegExp(`^(?:${limit})$`, 'u').test(value),
};

/** Whether the value is one of the simple type. */
function isOf(schema: Node, type: string, value: string): boolean {
  const own = builtIn[type];
  if (own) return own.test(value);
  const restriction = named(schema, 'simpleType', type)?.children[0];
  if (!restriction) throw new Error(`No type ${type}.`);
  const facets = restriction.children.map(({ name, attributes: { value: limit = '' } }) => ({ name, limit }));
  const choices = facets.filter(({ name }) => name === 'enumeration');
  const others = facets.filter(({ name }) => name !== 'enumeration');
  return (
    isOf(schema, restriction.attributes.base ?? '', value) &&
    (choices.length === 0 || choices.some(({ limit }) => limit === value)) &&
    others.every(({ name, limit }) => {
      const facet = holds[name];
      if (!facet) throw new Error(`Facet ${name} is not known.`);
      return facet(value, limit);
    })
  );
}

function attributeFaults(schema: Node, type: Node, root: Node): string[] {
  const declared = type.children.filter(({ name }) => name === 'attribute').map(({ attributes }) => attributes);
  const wrong = declared.filter(({ name = '', type = '', use }) => {
    const value = root.attributes[name];
    return value === undefined ? use === 'required' : !isOf(schema, type, value);
  });
  const unknown = Object.keys(root.attributes).filter((name) => !declared.some((one) => one.name === name));
  return [
    ...wrong.map(({ name }) => `@${name} is missing or wrong`),
    ...unknown.map((name) => `@${name} is not declared`),
  ];
}

function elementFaults(schema: Node, type: Node, root: Node): string[] {
  const faults: string[] = [];
  const left = root.children.map((node) =>
    node.uri === root.uri ? node : { ...node, name: `{${node.uri}}${node.name}` },
  );
  for (const { attributes } of type.children.find(({ name }) => name === 'sequence')?.children ?? []) {
    const { name = '', type: of = '', minOccurs = '1', maxOccurs = '1' } = attributes;
    const end = left.findIndex((node) => node.name !== name);
    const here = left.splice(0, end === -1 ? left.length : end);
    if (here.length < Number(minOccurs)) faults.push(`${name} is missing before ${left[0]?.name ?? 'the end'}`);
    if (maxOccurs !== 'unbounded' && here.length > Number(maxOccurs)) faults.push(`${name} comes too often`);
    const wrong = here.filter(({ text, children }) => children.length > 0 || !isOf(schema, of, text));
    faults.push(...wrong.map(({ text }) => `${name}: "${text}" is no ${of}`));
  }
  return [...faults, ...left.map(({ name }) => `${name} is not expected`)];
}
