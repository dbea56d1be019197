package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes calls on, and fails those that a test has scripted: each scripted fault hits one call of
 * its kind, in order. Until a throttling instant every write is answered Throttled and every read
 * or query fails with the instant to retry at. Safe for any thread.
 */
public final class FaultyConnector implements Connector {

  /** A kind of call. */
  public enum Call {
    /** {@link Connector#read}. */
    READ,
    /** {@link Connector#query}. */
    QUERY,
    /** {@link Connector#write}. */
    WRITE
  }

  private final Connector connector;
  private final Clock clock;
  private final Map<Call, Queue<Fault>> script = new ConcurrentHashMap<>();
  private volatile Instant throttledUntil = Instant.MIN;

  private FaultyConnector(Connector connector, Clock clock) {
    this.connector = connector;
    this.clock = clock;
  }

  /** Fails calls to this connector; the clock ends the throttling. */
  public static FaultyConnector of(Connector connector, Clock clock) {
    return new FaultyConnector(connector, clock);
  }

  /** The next calls of this kind meet these faults, one each, after those scripted before. */
  public FaultyConnector script(Call call, Fault... faults) {
    Queue<Fault> queue = script.computeIfAbsent(call, any -> new ConcurrentLinkedQueue<>());
    Collections.addAll(queue, faults);
    return this;
  }

  /** Throttles every call until the clock shows this instant. */
  public FaultyConnector throttleUntil(Instant instant) {
    throttledUntil = instant;
    return this;
  }

  /** How many scripted faults no call has met yet. */
  public int pending() {
    return script.values().stream().mapToInt(Queue::size).sum();
  }

  @Override
  public Side side() {
    return connector.side();
  }

  @Override
  public Capabilities capabilities() {
    return connector.capabilities();
  }

  @Override
  public Catalog catalog() {
    return connector.catalog();
  }

  @Override
  public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    return meet(Call.READ, () -> connector.read(addresses));
  }

  @Override
  public Page query(Query query) {
    return meet(Call.QUERY, () -> connector.query(query));
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    if (isThrottled()) {
      WriteOutcome throttled = new WriteOutcome.Throttled(throttledUntil);
      return Collections.nCopies(group.writes().size(), throttled);
    }
    Fault fault = next(Call.WRITE);
    if (fault instanceof Fault.LostAnswer lost) {
      apply(group, lost.applied());
      WriteOutcome unknown = new WriteOutcome.Unknown("the answer was lost on its way back");
      return Collections.nCopies(group.writes().size(), unknown);
    }
    return fault == null ? connector.write(group) : fail(fault, () -> connector.write(group));
  }

  @Override
  public dev.tandem.spi.connector.ChangeBatch changes(dev.tandem.spi.connector.ChangeQuery query) {
    return connector.changes(query);
  }

  @Override
  public dev.tandem.spi.connector.Cursor cursor(
      java.util.Set<dev.tandem.spi.schema.TableName> tables) {
    return connector.cursor(tables);
  }

  @Override
  public Map<String, dev.tandem.spi.connector.AcceptedOperation> accepted(
      java.util.Collection<String> ids) {
    return connector.accepted(ids);
  }

  @Override
  public boolean raiseFence(dev.tandem.spi.connector.Fence fence) {
    return connector.raiseFence(fence);
  }

  @Override
  public void close() {
    connector.close();
  }

  private void apply(WriteGroup group, int count) {
    List<Write> writes = group.writes();
    if (count >= writes.size()) {
      connector.write(group);
    } else if (count > 0 && !group.atomic()) {
      connector.write(new WriteGroup(writes.subList(0, count), false));
    }
  }

  private <T> T meet(Call call, Supplier<T> action) {
    if (isThrottled()) {
      throw new TransientConnectorException(side() + " is throttled", throttledUntil, null);
    }
    Fault fault = next(call);
    return fault == null ? action.get() : fail(fault, action);
  }

  private static <T> T fail(Fault fault, Supplier<T> action) {
    if (fault instanceof Fault.Transient passing) {
      Object lost = passing.applied() ? action.get() : null;
      String message = lost == null ? "scripted failure" : "scripted failure after the effect";
      throw new TransientConnectorException(message, passing.retryAt(), null);
    }
    ErrorCode code =
        fault instanceof Fault.Permanent lasting ? lasting.code() : ErrorCode.CONNECTOR_PERMANENT;
    throw new PermanentConnectorException(code, "scripted refusal");
  }

  private boolean isThrottled() {
    return clock.instant().isBefore(throttledUntil);
  }

  private @Nullable Fault next(Call call) {
    return script.getOrDefault(call, new ArrayDeque<>()).poll();
  }
}
