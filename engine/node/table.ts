import { pingRow } from './clients/ping.ts';
import { replicationRows } from './replicationCommands.ts';
import { buildTable, type NodeTable } from './rows.ts';

/**
 * Every command that the playground models, once those of laterRows.ts have been added. A command
 * that is not here then answers `unknown command`.
 */
export const COMMANDS: NodeTable = buildTable([pingRow, ...replicationRows]);
