import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Put } from '@nestjs/common';
import { Permit } from '../../../src/access/permit.js';
import { Public } from '../../../src/platform/http/served/public.js';
import { startDesk } from '../../support/desk.js';

describe('a route that does not say who may call it', () => {
  @Controller('/forgotten')
  class ForgottenController {
    @Get()
    forgotten() {
      return 'everything';
    }
  }

  @Controller('/contradiction')
  class ContradictoryController {
    @Get()
    @Public()
    @Permit('case.read')
    undecided() {
      return 'everything';
    }
  }

  @Controller('/hasty')
  class HastyController {
    @Put()
    @Permit('people.manage')
    hasty() {
      return 'done';
    }
  }

  it('stops the start when it takes a sensitive action without a proof of presence', async () => {
    await expect(startDesk([HastyController])).rejects.toThrow('HastyController.hasty (PUT)');
  });

  it('stops the start, with the list of such routes', async () => {
    await expect(startDesk([ForgottenController, ContradictoryController])).rejects.toThrow(
      'ForgottenController.forgotten (GET), ContradictoryController.undecided (GET)',
    );
  });
});
