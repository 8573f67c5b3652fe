/** The operator's registry over HTTP: what people look up before they call back, write to or judge a requester. */
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Permit } from '../access/permit.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { authoritiesOn, operatorOf, tenantsOf } from '../directory/registry.js';
import { RegisteredAuthorities, RegisteredOperator, RegisteredTenants } from '../directory/registry.view.js';
import { dayOf } from '../domain/kernel/instant.js';
import { Database } from '../platform/database/database.js';

@ApiTags('Registry')
@Controller('/api/registry')
@Permit('registry.read')
export class RegistryController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly database: Database,
  ) {}

  @Get('authorities')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Authorities, their mail domains, and the numbers at which they are called back' })
  @ApiOkResponse({ standardSchema: RegisteredAuthorities })
  async authorities(): Promise<RegisteredAuthorities> {
    const now = await this.database.transaction((tx) => this.database.now(tx));
    return authoritiesOn(this.catalogue.law, dayOf(now));
  }

  @Get('tenants')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Customers, the flags that change how a request is judged, and their accounts' })
  @ApiOkResponse({ standardSchema: RegisteredTenants })
  tenants(): RegisteredTenants {
    return tenantsOf(this.catalogue.law);
  }

  @Get('operator')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The profile of the operator, and what in it departs from SecNumCloud 3.2, 19.6' })
  @ApiOkResponse({ standardSchema: RegisteredOperator })
  operator(): RegisteredOperator {
    return operatorOf(this.catalogue.law);
  }
}
