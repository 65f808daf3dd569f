import { DATA_ROWS } from '../commands/dataRows.ts';
import type { CommandRow } from '../commands/row.ts';
import { aclRows } from './acl/aclCommands.ts';
import { adminRows } from './adminCommands.ts';
import { authRows } from './acl/auth.ts';
import { clientRows } from './clients/clientCommands.ts';
import { clientControlRows } from './clients/clientControl.ts';
import { trackingRows } from './clients/trackingCommands.ts';
import { commandRows } from './describe/commandCommands.ts';
import { greetingRows } from './clients/greetings.ts';
import { configRows } from './config/configCommands.ts';
import { debugRows } from './debug/debugCommands.ts';
import { dumpRows } from './snapshots/dumpCommands.ts';
import { failoverRows } from './failoverCommand.ts';
import { pauseRows } from './clients/pauseCommands.ts';
import { memoryRows } from './info/memoryCommands.ts';
import { pubsubRows } from './clients/pubsubCommands.ts';
import type { CommandContext } from './context.ts';
import { roleRows } from './roleCommands.ts';
import { slowlogRows } from './info/slowlog.ts';
import { waitRow } from './clients/wait.ts';
import { transactionRows } from './clients/transactions.ts';

/** With those of table.ts, every command that the playground models. */
export const LATER_ROWS: readonly CommandRow<CommandContext>[] = [
  ...DATA_ROWS,
  ...greetingRows,
  waitRow,
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
  ...roleRows,
  ...failoverRows,
  ...adminRows,
  ...debugRows,
  ...dumpRows,
];
