/** The machines that may call the API, for the people who give and take their access. */
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit, Signed, StepUp } from '../access/permit.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { Sha256Text } from '../domain/law/vocabulary.js';
import { MachineClient } from '../domain/machine/client.js';
import { Signature } from '../domain/signature/signature.js';
import { Machines } from './machines.js';

const Id = z.uuid();
const Moment = z.strictObject({ by: z.uuid(), at: z.iso.datetime() });
const MachineList = z
  .strictObject({
    machines: z.array(
      z.strictObject({
        id: z.uuid().describe('Its client_id'),
        client: MachineClient,
        sha256: Sha256Text.describe('What is signed: of the canonical JSON of the client'),
        state: z.enum(['waiting', 'withdrawn', 'in_force', 'ended', 'owner_left', 'revoked']),
        proposed: Moment,
        adopted: Moment.nullable(),
        revoked: Moment.nullable(),
      }),
    ),
  })
  .meta({ id: 'MachineList' });
type MachineList = z.infer<typeof MachineList>;
const MachineProposed = z
  .strictObject({ changeId: z.uuid(), client: MachineClient, signature: Signature })
  .meta({ id: 'MachineProposed' });
const MachineConsent = z.strictObject({ signature: Signature }).meta({ id: 'MachineConsent' });

@ApiTags('Machines')
@Controller('/api/machines')
export class MachinesController {
  constructor(private readonly machines: Machines) {}

  @Get()
  @Permit('people.confirm')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The machines that have, had or are to have access, newest first' })
  @ApiOkResponse({ standardSchema: MachineList })
  async list(): Promise<MachineList> {
    const machines = await this.machines.list();
    return {
      machines: machines.map(({ changeId: id, client, sha256, state, proposed, adopted, revoked }) => ({
        ...{ id, client, sha256, state, proposed, adopted, revoked },
      })),
    };
  }

  @Post()
  @HttpCode(204)
  @Permit('people.manage')
  @Signed()
  @ApiOperation({ summary: 'Proposes a machine with its rights, its end, its owner and the digest of its secret' })
  @ApiNoContentResponse()
  async propose(
    @Body({ schema: MachineProposed }) proposal: z.infer<typeof MachineProposed>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.machines.propose(proposal, person));
  }

  @Post(':id/adoption')
  @HttpCode(204)
  @Permit('people.confirm')
  @Signed()
  @ApiOperation({ summary: 'Confirms it, as another person than the one who proposed it' })
  @ApiNoContentResponse()
  async adopt(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: MachineConsent }) { signature }: z.infer<typeof MachineConsent>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.machines.adopt(id, signature, person));
  }

  @Post(':id/withdrawal')
  @HttpCode(204)
  @Permit('people.manage')
  @StepUp()
  @ApiOperation({ summary: 'Withdraws the proposal before its confirmation' })
  @ApiNoContentResponse()
  async withdraw(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrFail(await this.machines.withdraw(id, person));
  }

  @Post(':id/revocation')
  @HttpCode(204)
  @Permit('people.manage')
  @StepUp()
  @ApiOperation({ summary: 'Ends its access at once and for good, with every token that it holds' })
  @ApiNoContentResponse()
  async revoke(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrFail(await this.machines.revoke(id, person));
  }
}
