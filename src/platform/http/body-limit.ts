import { RouteConfig } from '@nestjs/platform-fastify';
import type { RouteOptions } from 'fastify';

/** Enough for any form of the desk; a route that takes files states its own limit. */
export const DEFAULT_BODY_LIMIT = 256 * 1024;

/** The largest body, in bytes, that the routes of a controller or one route accept; above it the answer is 413. */
export const BodyLimit = (bytes: number) => RouteConfig({ bodyLimit: bytes });

/** Nest passes the configuration of a route, not its limit: this hook of Fastify carries it over. */
export function applyBodyLimit(route: RouteOptions): void {
  const config: object = route.config ?? {};
  if ('bodyLimit' in config && typeof config.bodyLimit === 'number') route.bodyLimit = config.bodyLimit;
}
