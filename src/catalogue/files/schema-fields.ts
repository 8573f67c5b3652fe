/** The names of the fields that a schema knows at a place. */
import type { z } from 'zod';

/** Where a value is in a file. */
export type Path = readonly PropertyKey[];

/** What stands inside a schema, as far as the files of the law use it. */
interface Inside {
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly element?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly getter?: () => z.core.$ZodType;
}

const inside = (schema: z.core.$ZodType): Inside => schema._zod.def as Inside;

/** The same value under each form that is allowed, without what only wraps it. */
function formsOf(schema: z.core.$ZodType): Inside[] {
  const { options, innerType, getter, in: before, ...own } = inside(schema);
  const wrapped = [...(options ?? []), ...(innerType ? [innerType] : []), ...(getter ? [getter()] : [])];
  return [own, ...[...wrapped, ...(before ? [before] : [])].flatMap(formsOf)];
}

export function fieldsAt(schema: z.core.$ZodType, path: Path): string[] {
  const [key, ...deeper] = path;
  const forms = formsOf(schema);
  if (key === undefined) return [...new Set(forms.flatMap(({ shape }) => Object.keys(shape ?? {})))];
  const below = forms.flatMap(({ shape, element, valueType }) => shape?.[String(key)] ?? element ?? valueType ?? []);
  return [...new Set(below.flatMap((one) => fieldsAt(one, deeper)))];
}
