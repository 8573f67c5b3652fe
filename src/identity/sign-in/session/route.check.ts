import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Access } from '../../../access/access.js';
import { accessOf, forgetsStepUp } from '../../../access/permit.js';

/** At start: every route says who may call it, and every sensitive write asks for presence, or nothing starts. */
@Injectable()
export class RouteCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Throws one error that lists every route without `@Permit`, `@SignedIn` or `@Public`, or with two that differ. */
  onModuleInit(): void {
    const routes = this.discovery.getControllers().flatMap(({ metatype }) => (metatype ? this.routesOf(metatype) : []));
    refuse(
      'These routes do not say who may call them; add @Permit or @Public',
      routes.filter(({ access }) => access === undefined),
    );
    refuse(
      'These routes take a sensitive action without a proof of presence; add @StepUp',
      routes.filter(({ access, method }) => access !== undefined && forgetsStepUp(access, method)),
    );
  }

  private routesOf(controller: object & { readonly name?: string }): Route[] {
    const prototype: object = (controller as { prototype: object }).prototype;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler: unknown = Reflect.get(prototype, name);
      if (typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler)) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'unknown';
      const access = accessOf(this.reflector, handler, controller);
      return [{ name: `${controller.name}.${name} (${method})`, method, access }];
    });
  }
}

interface Route {
  readonly name: string;
  readonly method: string;
  readonly access: Access | undefined;
}

function refuse(sentence: string, routes: readonly Route[]): void {
  if (routes.length > 0) throw new Error(`${sentence}: ${routes.map(({ name }) => name).join(', ')}.`);
}
