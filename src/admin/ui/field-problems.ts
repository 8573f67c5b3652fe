/** What the server found wrong in a form, by the field that holds it; the fields of the form say which are theirs. */
import { createContext, useContext, useEffect } from 'react';
import { ProblemError } from '../api/problem.js';

type Found = ProblemError['fields'][number];

export interface FieldProblems {
  readonly found: readonly Found[];
  /** The labels of the fields that are shown, by what they send. */
  readonly shown: Map<string, string>;
}

const none: FieldProblems = { found: [], shown: new Map() };
export const FormProblems = createContext<FieldProblems>(none);

export const foundIn = (error: unknown): readonly Found[] => (error instanceof ProblemError ? error.fields : []);

/** `#/number` is of the field `number`, and so is what lies within it. */
const isOf = ({ pointer }: Found, field: string): boolean =>
  pointer === `#/${field}` || pointer.startsWith(`#/${field}/`);

/** The sentence under a field; undefined where nothing is wrong with it. */
export function useFieldProblem(field: string | undefined, label: unknown): string | undefined {
  const { found, shown } = useContext(FormProblems);
  useEffect(() => {
    if (field === undefined) return;
    shown.set(field, typeof label === 'string' ? label : '');
    return () => {
      shown.delete(field);
    };
  }, [shown, field, label]);
  return field === undefined ? undefined : found.find((each) => isOf(each, field))?.detail;
}

/** The label of the field that shows it; undefined where no field of the form does. */
export const labelOf = (problem: Found, shown: FieldProblems['shown']): string | undefined =>
  [...shown].find(([field]) => isOf(problem, field))?.[1];
