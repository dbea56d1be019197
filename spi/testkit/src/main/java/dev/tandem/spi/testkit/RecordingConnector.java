package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.ForwardingConnector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Passes every call on and remembers it together with its answer. A call that throws is not
 * remembered. Safe for any thread; calls stand in the order in which they returned.
 */
public final class RecordingConnector extends ForwardingConnector {

  /** A call with its answer. */
  public sealed interface Call {}

  /**
   * A read.
   *
   * @param addresses what was asked for
   * @param found how many rows there were
   */
  public record Read(List<RowAddress> addresses, int found) implements Call {
    public Read {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * A query.
   *
   * @param query what was asked for
   * @param page the answer
   */
  public record Queried(Query query, Page page) implements Call {}

  /**
   * A write.
   *
   * @param group what was sent
   * @param outcomes the answer
   */
  public record Written(WriteGroup group, List<WriteOutcome> outcomes) implements Call {
    public Written {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * A request for changes.
   *
   * @param query what was asked for
   * @param batch the answer
   */
  public record Followed(ChangeQuery query, ChangeBatch batch) implements Call {}

  /**
   * A request for the present end of the feed.
   *
   * @param tables the tables
   * @param cursor the answer
   */
  public record CursorTaken(Set<TableName> tables, Cursor cursor) implements Call {
    public CursorTaken {
      tables = Set.copyOf(tables);
    }
  }

  /**
   * A look into the ledger.
   *
   * @param operationIds what was asked for
   * @param accepted the answer
   */
  public record LedgerRead(List<String> operationIds, Map<String, AcceptedOperation> accepted)
      implements Call {
    public LedgerRead {
      operationIds = List.copyOf(operationIds);
      accepted = Map.copyOf(accepted);
    }
  }

  /**
   * A fence.
   *
   * @param fence what was raised
   * @param holds the answer
   */
  public record FenceRaised(Fence fence, boolean holds) implements Call {}

  /**
   * A count.
   *
   * @param query what was counted
   * @param count the answer
   */
  public record Counted(Query query, OptionalLong count) implements Call {}

  private final Connector connector;
  private final List<Call> calls = new ArrayList<>();

  private RecordingConnector(Connector connector) {
    this.connector = connector;
  }

  /** Records the calls to this connector. */
  public static RecordingConnector of(Connector connector) {
    return new RecordingConnector(connector);
  }

  /** All calls so far. */
  public List<Call> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** All writes so far, groups opened up. */
  public List<Write> writes() {
    return calls().stream()
        .filter(Written.class::isInstance)
        .flatMap(call -> ((Written) call).group().writes().stream())
        .toList();
  }

  /** Forgets all calls. */
  public void clear() {
    synchronized (calls) {
      calls.clear();
    }
  }

  @Override
  protected Connector delegate() {
    return connector;
  }

  @Override
  public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    List<@Nullable StoredRow> rows = connector.read(addresses);
    int found = 0;
    for (StoredRow row : rows) {
      found += row == null ? 0 : 1;
    }
    record(new Read(new ArrayList<>(addresses), found));
    return rows;
  }

  @Override
  public Page query(Query query) {
    Page page = connector.query(query);
    record(new Queried(query, page));
    return page;
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    List<WriteOutcome> outcomes = connector.write(group);
    record(new Written(group, outcomes));
    return outcomes;
  }

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    ChangeBatch batch = connector.changes(query);
    record(new Followed(query, batch));
    return batch;
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    Cursor cursor = connector.cursor(tables);
    record(new CursorTaken(tables, cursor));
    return cursor;
  }

  @Override
  public Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    Map<String, AcceptedOperation> accepted = connector.accepted(operationIds);
    record(new LedgerRead(List.copyOf(operationIds), accepted));
    return accepted;
  }

  @Override
  public boolean raiseFence(Fence fence) {
    boolean holds = connector.raiseFence(fence);
    record(new FenceRaised(fence, holds));
    return holds;
  }

  @Override
  public OptionalLong count(Query query) {
    OptionalLong count = connector.count(query);
    record(new Counted(query, count));
    return count;
  }

  private void record(Call call) {
    synchronized (calls) {
      calls.add(call);
    }
  }
}
