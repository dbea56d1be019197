package dev.tandem.core.testkit.volume;

import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Capability;
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
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finance side that takes the records of {@link GeneratedRecords} and keeps of each row only its
 * newest revision, in four bytes. It counts revisions that come twice, out of turn or not at all.
 * For one thread.
 */
public final class CheckedRecords implements Connector {
  private final int[] revisions;
  private final Capabilities capabilities;
  private long written;
  private long outOfTurn;
  private int largestAtomic;

  /**
   * No rows yet.
   *
   * @param rows how many rows there may be
   * @param maxGroupSize how many writes one call takes
   */
  public CheckedRecords(int rows, int maxGroupSize) {
    revisions = new int[rows];
    Set<Capability> traits = EnumSet.of(Capability.ATOMIC_GROUPS);
    capabilities = new Capabilities(traits, maxGroupSize, 1000);
  }

  /** How many writes took effect. */
  public long written() {
    return written;
  }

  /** How many of them were not the next revision of their row. */
  public long outOfTurn() {
    return outOfTurn;
  }

  /** The size of the largest atomic group. */
  public int largestAtomic() {
    return largestAtomic;
  }

  /** How many rows are at this revision, of which the first is 0. */
  public long rowsAt(int revision) {
    long rows = 0;
    for (int last : revisions) {
      rows += last == revision + 1 ? 1 : 0;
    }
    return rows;
  }

  @Override
  public Side side() {
    return Side.FINANCE;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Catalog catalog() {
    return WideTables.FINANCE;
  }

  @Override
  public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    return Collections.nCopies(addresses.size(), null);
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    if (group.atomic()) {
      largestAtomic = Math.max(largestAtomic, group.writes().size());
    }
    List<WriteOutcome> outcomes = new ArrayList<>();
    group.writes().forEach(write -> outcomes.add(take(write)));
    return outcomes;
  }

  private WriteOutcome take(Write write) {
    int row = GeneratedRecords.rowOf((String) valueOf(write, "NUMBER"));
    int revision = GeneratedRecords.revisionOf((BigDecimal) valueOf(write, "AMOUNT"));
    outOfTurn += revision == revisions[row] ? 0 : 1;
    boolean created = revisions[row] == 0;
    revisions[row] = revision + 1;
    written++;
    return new WriteOutcome.Applied(String.valueOf(written), created);
  }

  private static Object valueOf(Write write, String column) {
    Object value = write.row().value(column);
    if (value == null) {
      throw refused("was sent a record without " + column);
    }
    return value;
  }

  @Override
  public Page query(Query query) {
    throw refused("keeps no rows to read");
  }

  private static PermanentConnectorException refused(String what) {
    return new PermanentConnectorException(
        ErrorCode.CONNECTOR_PERMANENT, "a finance side that only counts " + what);
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
