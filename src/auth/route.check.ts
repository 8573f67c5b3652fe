import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { accessOf } from './permit.js';

/** At start: every route says who may call it, or nothing starts. */
@Injectable()
export class RouteCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Throws one error that lists every route without `@Permit`, `@SignedIn` or `@Public`, or with two that differ. */
  onModuleInit(): void {
    const silent = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.silentRoutes(metatype) : []));
    if (silent.length > 0) {
      throw new Error(`These routes do not say who may call them; add @Permit or @Public: ${silent.join(', ')}.`);
    }
  }

  private silentRoutes(controller: object & { readonly name?: string }): string[] {
    const prototype: object = (controller as { prototype: object }).prototype;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler: unknown = Reflect.get(prototype, name);
      if (typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler)) return [];
      if (accessOf(this.reflector, handler, controller) !== undefined) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
      return [`${controller.name}.${name} (${method})`];
    });
  }
}
