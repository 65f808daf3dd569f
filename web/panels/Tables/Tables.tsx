/** The alternative to the picture: everything it shows, as tables that can be read aloud line by line. */
import { Panel } from '../../ui/Panel.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { EventsTable } from './EventsTable.tsx';
import { LinksTable } from './LinksTable.tsx';
import { NodesTable } from './NodesTable.tsx';
import { ReplicasTable } from './ReplicasTable.tsx';
import styles from './Tables.module.css';
import { useTablesWords } from './words.ts';

export function Tables() {
  const words = useTablesWords();
  return (
    <Panel title={words.title}>
      <Scroll label={words.intro}>
        <div className={styles.tables} data-testid="tables">
          <NodesTable />
          <LinksTable />
          <ReplicasTable />
          <EventsTable />
        </div>
      </Scroll>
    </Panel>
  );
}
