import { FIRST_DATA_ROWS } from '../commands/firstRows.ts';
import { greetingRows } from './clients/greetings.ts';
import { replicationRows } from './replicationCommands.ts';
import { buildTable, type NodeTable } from './rows.ts';

/**
 * Every command that the playground models, once those of laterRows.ts have been added. A command
 * that is not here then answers `unknown command`.
 */
export const COMMANDS: NodeTable = buildTable([
  ...FIRST_DATA_ROWS,
  ...greetingRows,
  ...replicationRows,
]);
