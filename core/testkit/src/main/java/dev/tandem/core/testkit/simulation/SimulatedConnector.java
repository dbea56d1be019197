package dev.tandem.core.testkit.simulation;

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
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connector as one process sees it: every call is a place where the process may end or other
 * things may happen first, and everything that must be judged later is noted.
 */
final class SimulatedConnector extends ForwardingConnector {
  private final Connector connector;
  private final SimulatedProcess process;
  private final SentWrites sent;

  /**
   * The view of a process.
   *
   * @param sent what all processes sent to this side
   */
  SimulatedConnector(Connector connector, SimulatedProcess process, SentWrites sent) {
    this.connector = connector;
    this.process = process;
    this.sent = sent;
  }

  private <T> T call(String what, Supplier<T> action) {
    process.before(what + " " + side());
    process.requireOpen(side(), what);
    T answer;
    try {
      answer = action.get();
    } catch (TransientConnectorException e) {
      process.closedUntil(side(), e.retryAt());
      throw e;
    }
    process.after(what + " " + side());
    return answer;
  }

  @Override
  protected Connector delegate() {
    return connector;
  }

  @Override
  public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    return call("read", () -> connector.read(addresses));
  }

  @Override
  public Page query(Query query) {
    return call(
        "query",
        () -> {
          Page page = connector.query(query);
          process.queried(query);
          return page;
        });
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    return call(
        "write",
        () -> {
          process.checkFence(side(), group);
          boolean late = process.isLate(side(), group);
          Set<String> again = sent.sending(group.writes());
          List<WriteOutcome> outcomes;
          try {
            outcomes = connector.write(group);
          } catch (PermanentConnectorException e) {
            // Nothing of a group that is refused takes effect.
            sent.proven(group.writes().stream().map(Write::operationId).toList());
            throw e;
          }
          sent.answered(group.writes(), outcomes, again, late);
          process.heed(side(), group, outcomes);
          return outcomes;
        });
  }

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    return call(
        "changes",
        () -> {
          ChangeBatch batch = connector.changes(query);
          process.feedAnswered(side(), query.after(), batch instanceof ChangeBatch.Expired);
          return batch;
        });
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    return call(
        "cursor",
        () -> {
          Cursor cursor = connector.cursor(tables);
          process.cursorTaken(side());
          return cursor;
        });
  }

  @Override
  public Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    return call(
        "accepted",
        () -> {
          Map<String, AcceptedOperation> accepted = connector.accepted(operationIds);
          sent.proven(operationIds);
          return accepted;
        });
  }

  @Override
  public boolean raiseFence(Fence fence) {
    return call(
        "fence",
        () -> {
          boolean holds = connector.raiseFence(fence);
          process.raised(side(), fence);
          return holds;
        });
  }
}
