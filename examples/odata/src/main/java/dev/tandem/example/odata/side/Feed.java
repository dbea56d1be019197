package dev.tandem.example.odata.side;

import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.schema.TableName;
import java.util.Set;

/** Tells the changes of a service; see {@link dev.tandem.spi.connector.Connector#changes}. */
public interface Feed {

  /** The changes behind a cursor. */
  ChangeBatch changes(ChangeQuery query);

  /** The place behind everything committed so far. */
  Cursor cursor(Set<TableName> tables);
}
