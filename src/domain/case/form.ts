/** What the desk shows of the actions and events of a case: their labels and simple forms, from the declarations. */
import { z } from 'zod';
import type { Bilingual } from '../kernel/result.js';
import { actions, events, type MoveType } from './actions/index.js';
import type { ActionDeclaration, FieldWords, Route } from './model/action.js';
import { type AlarmCode, alarmWords } from './model/vocabulary.js';

/** `of_case`: its values are those that the case itself holds, such as its clocks. */
type FieldKind = 'choice' | 'flag' | 'instant' | 'date' | 'lines' | 'of_case';

export interface FormField extends FieldWords {
  readonly name: string;
  readonly kind: FieldKind;
  readonly choices: readonly string[];
  readonly optional: boolean;
}

interface ActionForm {
  readonly path: string;
  /** The name under which the words of the person travel; null where none are asked. */
  readonly words: NonNullable<Route['note']> | null;
  readonly fields: readonly FormField[];
}

interface DeskAction {
  readonly label: Bilingual;
  /** Absent when the desk has a screen of its own for it. */
  readonly form?: ActionForm;
}

export interface DeskWords {
  readonly actions: Readonly<Record<MoveType, DeskAction>>;
  readonly events: Readonly<Record<string, Bilingual>>;
  readonly alarms: Readonly<Record<AlarmCode, Bilingual>>;
}

const formats: Readonly<Record<string, FieldKind>> = { 'date-time': 'instant', date: 'date' };

function fieldOf(name: string, words: FieldWords, schema: z.ZodType): FormField {
  const json = z.toJSONSchema(schema, { io: 'input' });
  const shapes = [json, ...(json.anyOf ?? [])];
  const choices = shapes.flatMap((shape) => shape.enum ?? []).map(String);
  const format = shapes.flatMap((shape) => formats[shape.format ?? ''] ?? [])[0];
  const plain = words.lines ? 'lines' : shapes.some(({ type }) => type === 'boolean') ? 'flag' : 'of_case';
  const optional = schema.safeParse(undefined).success || schema.safeParse(null).success;
  return { ...words, name, kind: choices.length > 0 ? 'choice' : (format ?? plain), choices, optional };
}

function formOf({ form, route, input }: ActionDeclaration): ActionForm | undefined {
  if (!form || !route) return undefined;
  const shape = { ...input.shape, ...route.asks };
  const fields = Object.entries(form).map(([name, words]) => fieldOf(name, words, shape[name] as z.ZodType));
  return { path: route.path, words: route.note ?? null, fields };
}

/** Plain data, so that the desk needs no schema and no rule of the domain to show it. */
export function deskWords(): DeskWords {
  const shown = actions.flatMap((action) => {
    const form = formOf(action);
    return action.label ? [[action.type, { label: action.label, ...(form && { form }) }] as const] : [];
  });
  return {
    actions: Object.fromEntries(shown) as DeskWords['actions'],
    events: Object.fromEntries(events.map(({ type, label }) => [type, label])),
    alarms: alarmWords,
  };
}
