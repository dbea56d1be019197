package dev.tandem.projectops.process;

import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.ForwardingConnector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Another connector, with a word before each write and a count of the rows it hands out. */
public final class WatchedConnector extends ForwardingConnector {
  private final Connector inner;
  private final Capabilities declared;
  private final IntConsumer beforeWrite;
  private int writes;
  private int largestAnswer;
  private final Map<TableName, Integer> passes = new HashMap<>();

  /** Tells the number of each write group, from 1, before it is passed on. */
  public WatchedConnector(Connector inner, Capabilities declared, IntConsumer beforeWrite) {
    this.inner = inner;
    this.declared = declared;
    this.beforeWrite = beforeWrite;
  }

  /** Most rows of one answer. */
  public int largestAnswer() {
    return largestAnswer;
  }

  /** How often a table was read from its first page on. */
  public int passes(TableName table) {
    return passes.getOrDefault(table, 0);
  }

  @Override
  protected Connector delegate() {
    return inner;
  }

  @Override
  public Capabilities capabilities() {
    return declared;
  }

  @Override
  public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    largestAnswer = Math.max(largestAnswer, addresses.size());
    return inner.read(addresses);
  }

  @Override
  public Page query(Query query) {
    if (query.pageToken() == null) {
      passes.merge(query.table(), 1, Integer::sum);
    }
    Page page = inner.query(query);
    largestAnswer = Math.max(largestAnswer, page.rows().size());
    return page;
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    beforeWrite.accept(++writes);
    return inner.write(group);
  }
}
