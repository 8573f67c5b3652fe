/** The routes of the actions on a case: one for each declaration that has one. */
import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit, Signed, StepUp } from '../../access/permit.js';
import { actions } from '../../domain/case/actions/index.js';
import type { Command } from '../../domain/case/command.js';
import type { ActionDeclaration, Route } from '../../domain/case/model/action.js';
import { isSigned, type PersonAction, sensitiveActions } from '../../domain/case/permission.js';
import { Signature } from '../../domain/signature/signature.js';
import { CasesService } from '../handle/cases.service.js';
import { newIdOf } from '../handle/new-id.js';
import { ActionServices } from './action-services.js';
import { Answer, answer, handlingOf } from './answer.js';
import { NotesService } from './notes.service.js';

const CaseId = z.uuid();
/** The sequence the person saw; the second of two writers is refused and looks again. */
const Seen = z.int().nonnegative();
/** Sealed with the case. */
const NoteText = z.string().min(1).max(20_000);
const noteTexts = {
  reason: NoteText,
  text: NoteText,
  reference: NoteText.describe('What proves it, and where it is kept: sealed with the case'),
};

const inPath = ({ path }: Route): string[] => [...path.matchAll(/:(\w+)/g)].flatMap(([, name]) => name ?? []);

/** What the caller sends: the input, without what the path says and what the service fills in. */
function bodyOf(action: ActionDeclaration, route: Route): z.ZodType<Sent> {
  const { note, digest, newId, unseen, asks, byService = [] } = route;
  const filledIn = [...inPath(route), digest, newId, ...(note ? ['noteId'] : []), ...byService];
  const said = Object.entries(action.input.shape).filter(([name]) => !filledIn.includes(name));
  return z.strictObject({
    ...(!unseen && { seen: Seen }),
    ...(note && { [note]: noteTexts[note] }),
    ...Object.fromEntries(said),
    ...asks,
    ...(isSigned(action) && { signature: Signature }),
  }) as z.ZodType<Sent>;
}
type Sent = Readonly<Record<string, unknown>> & {
  readonly seen?: number | undefined;
  readonly signature?: Signature | undefined;
};

@ApiTags('Actions on a case')
@Controller('/api/cases/:id')
export class ActionsController {
  constructor(
    private readonly cases: CasesService,
    private readonly notes: NotesService,
    private readonly services: ActionServices,
  ) {}

  /** Takes one action: on the case itself, with its note, or by its service. */
  private async take(
    action: ActionDeclaration,
    { note, digest, newId, sealed = [], byService }: Route,
    id: string,
    { seen, signature, ...body }: Sent,
    key: string,
    person: Person,
    path: Readonly<Record<string, unknown>>,
  ) {
    const handling = handlingOf(person, key, seen, signature);
    if (byService) return answer(await this.services.of(action.type)(id, { ...path, ...body }, handling));
    const { [note ?? '']: text, ...said } = body;
    const asked = { type: action.type, ...path, ...said, ...(newId && { [newId]: newIdOf(handling, 'thing') }) };
    if (note === undefined) return answer(await this.cases.handle(id, asked as Command, handling));
    const command = (noteId: string, ofNote: string) =>
      ({ ...asked, noteId, ...(digest && { [digest]: ofNote }) }) as Command;
    const details = Object.fromEntries(
      sealed.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]]])),
    );
    return answer(await this.notes.add(id, { text: String(text), ...details }, command, handling));
  }

  /** Adds the route of the action to this controller. */
  static mount(action: ActionDeclaration, route: Route): void {
    const { type, input } = action;
    const names = inPath(route);
    const handlers = {
      [type](this: ActionsController, id: string, body: Sent, key: string, person: Person, ...path: unknown[]) {
        const fields = Object.fromEntries(names.map((name, at) => [name, path[at]]));
        return this.take(action, route, id, body, key, person, fields);
      },
    };
    const at = ActionsController.prototype;
    Object.defineProperty(at, type, { value: handlers[type], writable: true, configurable: true });
    Reflect.defineMetadata('design:paramtypes', [String, Object, String, Object, ...names.map(() => Object)], at, type);
    const parameters = [
      Param('id', { schema: CaseId }),
      Body({ schema: bodyOf(action, route) }),
      Headers('idempotency-key'),
      CurrentPerson(),
      ...names.map((name) => Param(name, { schema: input.shape[name] as z.ZodType })),
    ];
    for (const [index, decorate] of [...parameters.entries()].reverse()) decorate(at, type, index);
    const right = `case.${type}` as PersonAction;
    const presence = isSigned(action) ? [Signed()] : sensitiveActions.includes(right) ? [StepUp()] : [];
    const descriptor = Object.getOwnPropertyDescriptor(at, type) as PropertyDescriptor;
    for (const decorate of [
      Post(route.path),
      Permit(right),
      ...presence,
      ApiOperation({ summary: route.summary }),
      ApiCreatedResponse({ standardSchema: Answer }),
    ]) {
      decorate(at, type, descriptor);
    }
  }
}

for (const action of actions) if (action.route) ActionsController.mount(action, action.route);
