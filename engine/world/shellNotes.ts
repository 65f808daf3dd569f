import type { Action, NodeId } from '../contract.ts';

const TEMPLATE_MAX = 60;

/**
 * What an action that is no command of Redis would be in a root shell on the node's machine, and at
 * which nodes that is. Links have no such command: there it is the action's own name.
 */
export function shellNote(action: Action): { nodes: readonly NodeId[]; text: string } | null {
  const at = (node: NodeId, text: string) => ({ nodes: [node], text: `# ${text}` });
  switch (action.do) {
    case 'kill':
      return at(action.node, `kill -9 ${action.node}`);
    case 'shutdown':
      return at(action.node, `kill -TERM ${action.node}`);
    case 'freeze':
      return at(action.node, `kill -STOP ${action.node}`);
    case 'thaw':
      return at(action.node, `kill -CONT ${action.node}`);
    case 'power-off':
      return at(action.node, 'poweroff --force');
    case 'start':
      return at(action.node, 'redis-server ./redis.conf');
    case 'add-node': {
      const { id, running } = action.node;
      return running === false ? null : at(id, 'redis-server ./redis.conf');
    }
    case 'edit-conf':
      return at(action.node, 'vi redis.conf');
    case 'break-disk':
      return at(action.node, 'mount -o remount,ro /');
    case 'repair-disk':
      return at(action.node, 'mount -o remount,rw /');
    case 'load':
      return at(action.node, loadText(action));
    case 'stop-load':
      return at(action.node, `load stop`);
    case 'cut':
    case 'stall':
    case 'heal':
      return across(action.between, action.do, '');
    case 'latency':
      return across(action.between, action.do, ` ${action.latencyMs}ms`);
    case 'bandwidth':
      return across(action.between, action.do, ` ${action.bandwidth}B/s`);
    default:
      return null;
  }
}

function across(nodes: readonly [NodeId, NodeId], what: string, how: string) {
  return { nodes, text: `# ${what} ${nodes.join('-')}${how}` };
}

function loadText({ rate, template, also = [] }: Extract<Action, { do: 'load' }>): string {
  const line = template.length > TEMPLATE_MAX ? template.slice(0, TEMPLATE_MAX) + '…' : template;
  const others = also.map((node) => ` +${node}`).join('');
  return `load ${rate}/s${others} ${line}`;
}
