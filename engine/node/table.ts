import { DATA_ROWS } from '../commands/table.ts';
import { aclRows } from './aclCommands.ts';
import { adminRows } from './adminCommands.ts';
import { authRows } from './auth.ts';
import { clientRows } from './clientCommands.ts';
import { clientControlRows } from './clientControl.ts';
import { trackingRows } from './trackingCommands.ts';
import { commandRows } from './commandCommands.ts';
import { configRows } from './configCommands.ts';
import { debugRows } from './debugCommands.ts';
import { dumpRows } from './dumpCommands.ts';
import { failoverRows } from './failoverCommand.ts';
import { pauseRows } from './pauseCommands.ts';
import { memoryRows } from './memoryCommands.ts';
import { pubsubRows } from './pubsubCommands.ts';
import { replicationRows } from './replicationCommands.ts';
import { buildTable, type NodeTable } from './rows.ts';
import { slowlogRows } from './slowlog.ts';
import { transactionRows } from './transactions.ts';

/** Every command that the playground models. A command that is not here answers `unknown command`. */
export const COMMANDS: NodeTable = buildTable([
  ...DATA_ROWS,
  ...transactionRows,
  ...clientRows,
  ...clientControlRows,
  ...trackingRows,
  ...authRows,
  ...aclRows,
  ...pauseRows,
  ...commandRows,
  ...configRows,
  ...pubsubRows,
  ...memoryRows,
  ...slowlogRows,
  ...replicationRows,
  ...failoverRows,
  ...adminRows,
  ...debugRows,
  ...dumpRows,
]);
