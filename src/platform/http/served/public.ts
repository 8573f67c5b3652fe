import { type CustomDecorator, SetMetadata } from '@nestjs/common';

export const PUBLIC_ROUTE = 'greffe:public';

/** Opens a route to anyone, without a session. It MUST show no personal data and change nothing on behalf of a person. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC_ROUTE, true);
