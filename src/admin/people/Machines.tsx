/** The machines that may call the API: one person proposes, another confirms, one alone revokes. */
import { useQuery } from '@tanstack/react-query';
import { Cpu, Plus } from 'lucide-react';
import { useState } from 'react';
import { useNameOf } from '../api/colleagues.js';
import { sessionQuery } from '../api/session.js';
import { useLanguage, useWords } from '../i18n/language.js';
import { Tag, Time, type Tone } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';
import { TableBox } from '../ui/page.js';
import { Blank, Failure, Loading, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { AddMachine } from './AddMachine.js';
import {
  confirmMachine,
  type Machine,
  type MachineSecret,
  machinesQuery,
  revokeMachine,
  useMachineAct,
  withdrawMachine,
} from './machines.query.js';
import css from './People.module.css';
import { useShownMachine } from './shown-machine.js';

export function Machines() {
  const { machines } = useWords();
  const list = useQuery(machinesQuery);
  const shown = useShownMachine();
  const [ending, setEnding] = useState<Machine | null>(null);
  const confirming = useMachineAct(
    (machine: Machine) => confirmMachine(machine, { title: machines.confirmTitle, shown }),
    () => say(machines.confirmed),
  );
  const withdrawing = useMachineAct(withdrawMachine, () => say(machines.withdrawn));
  if (list.error) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  if (list.data.length === 0) {
    return (
      <Blank icon={<Cpu size={22} aria-hidden />} title={machines.none}>
        {machines.noneText}
      </Blank>
    );
  }
  return (
    <>
      <p className={css.quiet}>{machines.intro}</p>
      <ProblemNote error={confirming.error ?? withdrawing.error} />
      <TableBox label={machines.title} stacked>
        <thead>
          <tr>
            <th scope="col">{machines.name}</th>
            <th scope="col">{machines.scopes}</th>
            <th scope="col">{machines.owner}</th>
            <th scope="col">{machines.until}</th>
            <th scope="col">{machines.state}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {list.data.map((machine) => (
            <Row
              key={machine.id}
              machine={machine}
              onConfirm={() => confirming.mutate(machine)}
              onWithdraw={() => withdrawing.mutate(machine)}
              onRevoke={() => setEnding(machine)}
            />
          ))}
        </tbody>
      </TableBox>
      <Revocation machine={ending} onClose={() => setEnding(null)} />
    </>
  );
}

interface RowProps {
  readonly machine: Machine;
  readonly onConfirm: () => void;
  readonly onWithdraw: () => void;
  readonly onRevoke: () => void;
}

const tones: Readonly<Record<Machine['state'], Tone>> = {
  ...{ waiting: 'warn', in_force: 'ok', owner_left: 'crit' },
  ...{ withdrawn: 'plain', ended: 'plain', revoked: 'plain' },
};

function Row({ machine, ...acts }: RowProps) {
  const { machines } = useWords();
  const nameOf = useNameOf();
  const { id, client, state, proposed, adopted, revoked } = machine;
  const last = revoked ?? adopted ?? proposed;
  return (
    <tr>
      <th scope="row">
        {client.name}
        <code className={css.fingerprint}>{id}</code>
      </th>
      <td>{client.scopes.map((scope) => machines.scopeNames[scope]).join(', ')}</td>
      <td>{nameOf(client.owner)}</td>
      <td>
        <Time at={client.until} format="day" />
      </td>
      <td>
        <Tag tone={tones[state]}>{machines.states[state]}</Tag>
        <span className={css.email}>
          {machines.by(nameOf(last.by))}, <Time at={last.at} />
        </span>
      </td>
      <td>
        <Acts machine={machine} {...acts} />
      </td>
    </tr>
  );
}

function Acts({ machine: { client, state, proposed }, onConfirm, onWithdraw, onRevoke }: RowProps) {
  const { machines } = useWords();
  const session = useQuery(sessionQuery).data;
  const isOwn = session?.person.id === proposed.by;
  const mayManage = session?.actions.includes('people.manage') === true;
  const of = <span className="sr"> {client.name}</span>;
  if (state === 'in_force' || state === 'owner_left') {
    return mayManage ? (
      <span className={css.buttons}>
        <Button small kind="quiet-danger" onClick={onRevoke}>
          {machines.revoke}
          {of}
        </Button>
      </span>
    ) : null;
  }
  if (state !== 'waiting') return null;
  return (
    <span className={css.buttons}>
      {isOwn ? <span className={css.quiet}>{machines.anotherConfirms}</span> : null}
      {mayManage ? (
        <Button small onClick={onWithdraw}>
          {machines.withdraw}
          {of}
        </Button>
      ) : null}
      {isOwn ? null : (
        <Button small kind="primary" onClick={onConfirm}>
          {machines.confirm}
          {of}
        </Button>
      )}
    </span>
  );
}

interface RevocationProps {
  readonly machine: Machine | null;
  readonly onClose: () => void;
}

function Revocation({ machine, onClose }: RevocationProps) {
  const { machines } = useWords();
  const revoking = useMachineAct(revokeMachine, () => {
    say(machines.revoked);
    onClose();
  });
  return (
    <Dialog title={machines.revokeTitle} open={machine !== null} onClose={onClose}>
      <div className={css.form}>
        <p>{machines.revokeText(machine?.client.name ?? '')}</p>
        <ProblemNote error={revoking.error} />
        <span className={css.buttons}>
          <Button onClick={onClose}>{machines.keep}</Button>
          <Button kind="danger" busy={revoking.isPending} onClick={() => machine && revoking.mutate(machine)}>
            {machines.revoke}
          </Button>
        </span>
      </div>
    </Dialog>
  );
}

export function AddMachineButton() {
  const { machines } = useLanguage().words;
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<MachineSecret | null>(null);
  const kept = () => setSecret(null);
  return (
    <>
      <Button kind="primary" before={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
        {machines.add}
      </Button>
      <Dialog title={machines.add} open={adding} onClose={() => setAdding(false)}>
        <AddMachine
          onDone={(made) => {
            setAdding(false);
            setSecret(made);
          }}
        />
      </Dialog>
      <Dialog title={machines.secretTitle} open={secret !== null} onClose={kept} closable={false}>
        <div className={css.form}>
          <p className={css.quiet}>{machines.secretText}</p>
          <TextField label={machines.clientId} value={secret?.id ?? ''} onChange={() => undefined} readOnly />
          <TextField label={machines.secret} value={secret?.secret ?? ''} onChange={() => undefined} readOnly />
          <Button kind="primary" wide onClick={kept}>
            {machines.secretKept}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
