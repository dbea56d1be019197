package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Change;
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
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Passes calls on, and fails those that a test has scripted: each scripted fault hits one call of
 * its kind, in order. Single writes can fail among others, writes can be held back and land later,
 * and changes can be delivered twice or in another order. Until a throttling instant every write is
 * answered Throttled and every other call fails with the instant to retry at. Safe for any thread.
 */
public final class FaultyConnector extends ForwardingConnector {

  /** A kind of call. */
  public enum Call {
    /** {@link Connector#read}. */
    READ,
    /** {@link Connector#query}. */
    QUERY,
    /** {@link Connector#write}. */
    WRITE,
    /** {@link Connector#changes}. */
    CHANGES,
    /** {@link Connector#cursor}. */
    CURSOR,
    /** {@link Connector#accepted}. */
    ACCEPTED,
    /** {@link Connector#raiseFence}. */
    FENCE
  }

  private final Connector connector;
  private final Clock clock;
  private final Map<Call, Queue<Fault>> script = new ConcurrentHashMap<>();
  private final RowScript rows = new RowScript();
  private final Queue<WriteGroup> delayed = new ConcurrentLinkedQueue<>();
  private volatile Instant throttledUntil = Instant.MIN;
  private volatile UnaryOperator<List<Change>> delivery = UnaryOperator.identity();

  private FaultyConnector(Connector connector, Clock clock) {
    this.connector = connector;
    this.clock = clock;
  }

  /** Fails calls to this connector; the clock ends the throttling. */
  public static FaultyConnector of(Connector connector, Clock clock) {
    return new FaultyConnector(connector, clock);
  }

  /**
   * The next calls of this kind meet these faults, one each, after those scripted before.
   *
   * @throws IllegalArgumentException when no call of this kind can meet such a fault
   */
  public FaultyConnector script(Call call, Fault... faults) {
    for (Fault fault : faults) {
      boolean fits =
          (!(fault instanceof Fault.Expired) || call == Call.CHANGES)
              && (!(fault instanceof Fault.Delayed) || call == Call.WRITE);
      if (!fits) {
        throw new IllegalArgumentException(call + " cannot meet " + fault);
      }
    }
    Queue<Fault> queue = script.computeIfAbsent(call, any -> new ConcurrentLinkedQueue<>());
    Collections.addAll(queue, faults);
    return this;
  }

  /** The next writes that this describes meet these faults, one each, and their neighbours none. */
  public FaultyConnector scriptRow(Predicate<Write> which, RowFault... faults) {
    rows.add(which, List.of(faults));
    return this;
  }

  /** The next writes under this key meet these faults, one each, and their neighbours none. */
  public FaultyConnector scriptRow(KeyValues key, RowFault... faults) {
    return scriptRow(write -> write.key().equals(key), faults);
  }

  /** Delivers every further batch of changes as this says, see {@link ChangeDelivery}. */
  public FaultyConnector deliverChanges(UnaryOperator<List<Change>> way) {
    delivery = way;
    return this;
  }

  /** Lets the writes that were held back arrive, in the order in which they were sent. */
  public List<WriteOutcome> landDelayed() {
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (WriteGroup group = delayed.poll(); group != null; group = delayed.poll()) {
      outcomes.addAll(connector.write(group));
    }
    return outcomes;
  }

  /** How many groups of writes are held back. */
  public int delayed() {
    return delayed.size();
  }

  /** Throttles every call until the clock shows this instant. */
  public FaultyConnector throttleUntil(Instant instant) {
    throttledUntil = instant;
    return this;
  }

  /** How many scripted faults no call and no write has met yet. */
  public int pending() {
    return script.values().stream().mapToInt(Queue::size).sum() + rows.pending();
  }

  @Override
  protected Connector delegate() {
    return connector;
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
    if (fault instanceof Fault.Delayed) {
      delayed.add(group);
      return unknown(group, "nobody knows where the write is");
    }
    if (fault instanceof Fault.LostAnswer lost) {
      apply(group, lost.applied());
      return unknown(group, "the answer was lost on its way back");
    }
    return fault == null ? rows.write(group, connector) : fail(fault, () -> connector.write(group));
  }

  private static List<WriteOutcome> unknown(WriteGroup group, String reason) {
    return Collections.nCopies(group.writes().size(), new WriteOutcome.Unknown(reason));
  }

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    requireUnthrottled();
    Fault fault = next(Call.CHANGES);
    if (fault instanceof Fault.Expired expired) {
      return new ChangeBatch.Expired(expired.reason());
    }
    ChangeBatch batch =
        fault == null ? connector.changes(query) : fail(fault, () -> connector.changes(query));
    return batch instanceof ChangeBatch.Changes some
        ? new ChangeBatch.Changes(delivery.apply(some.changes()), some.next(), some.more())
        : batch;
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    return meet(Call.CURSOR, () -> connector.cursor(tables));
  }

  @Override
  public Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    return meet(Call.ACCEPTED, () -> connector.accepted(operationIds));
  }

  @Override
  public boolean raiseFence(Fence fence) {
    return meet(Call.FENCE, () -> connector.raiseFence(fence));
  }

  private void apply(WriteGroup group, int count) {
    List<Write> writes = group.writes();
    if (count >= writes.size()) {
      connector.write(group);
    } else if (count > 0 && !group.atomic()) {
      connector.write(new WriteGroup(writes.subList(0, count), false, group.fence()));
    }
  }

  private <T> T meet(Call call, Supplier<T> action) {
    requireUnthrottled();
    Fault fault = next(call);
    return fault == null ? action.get() : fail(fault, action);
  }

  private void requireUnthrottled() {
    if (isThrottled()) {
      throw new TransientConnectorException(side() + " is throttled", throttledUntil, null);
    }
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
