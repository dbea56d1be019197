package dev.tandem.core.testkit.volume;

import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A Dataverse whose users change {@link WideTables#RECORDS}, and which keeps none of it: the n-th
 * change is made up whenever it is asked for. Changes go round the rows, so that with {@code rows}
 * rows change n is revision {@code (n - 1) / rows} of row {@code (n - 1) % rows}. For one thread.
 */
public final class GeneratedRecords implements Connector {
  private static final long KINDS = 50;
  private static final int MOST = 1_000_000;
  private static final UUID COMPANY = new UUID(0x4000, 1);
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  private static final TableSchema RECORDS = table(WideTables.RECORDS);
  private static final List<String> COLUMNS = ofLookups(WideTables::column);
  private static final List<String> TABLES = ofLookups(WideTables::table);

  private final long rows;
  private final boolean together;
  private final Clock clock;
  private long changes;

  /**
   * No changes yet.
   *
   * @param rows how many rows there are
   * @param together whether all changes are one transaction
   * @param clock says when changes were committed
   */
  public GeneratedRecords(long rows, boolean together, Clock clock) {
    this.rows = rows;
    this.together = together;
    this.clock = clock;
  }

  /** Lets users make this many more changes. */
  public void change(long more) {
    changes += more;
  }

  /** The number that a row has, from its key. */
  public static int rowOf(String number) {
    return Integer.parseInt(number.substring(1));
  }

  /** The revision of a row, from its amount. */
  public static int revisionOf(BigDecimal amount) {
    return amount.intValueExact();
  }

  @Override
  public Side side() {
    return Side.DATAVERSE;
  }

  @Override
  public Capabilities capabilities() {
    Set<Capability> traits = EnumSet.of(Capability.READ_BY_ID, Capability.CHANGE_FEED);
    return new Capabilities(traits, 1000, 1000);
  }

  @Override
  public Catalog catalog() {
    return WideTables.DATAVERSE;
  }

  @Override
  public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    List<@Nullable StoredRow> found = new ArrayList<>();
    for (RowAddress address : addresses) {
      found.add(address instanceof RowAddress.ById byId ? row(byId) : null);
    }
    return found;
  }

  private @Nullable StoredRow row(RowAddress.ById address) {
    String table = address.table().name();
    long number = address.id().getLeastSignificantBits();
    if (table.equals(RECORDS.name().name())) {
      long newest = number + 1 + (changes - 1 - number) / rows * rows;
      return number < Math.min(rows, changes)
          ? new StoredRow(record(newest), String.valueOf(newest))
          : null;
    }
    Row.Builder row = Row.builder(table(table));
    if (address.id().equals(COMPANY)) {
      row.set("cdm_companyid", COMPANY).set("cdm_companycode", "USMF");
    } else {
      row.set("id", address.id()).set("code", "K" + number);
    }
    return new StoredRow(row.build(), "1");
  }

  private static TableSchema table(String name) {
    return Objects.requireNonNull(WideTables.DATAVERSE.table(name), name);
  }

  private static List<String> ofLookups(IntFunction<String> name) {
    return IntStream.range(0, WideTables.LOOKUPS).mapToObj(name).toList();
  }

  private Row record(long change) {
    long number = (change - 1) % rows;
    Row.Builder row =
        Row.builder(RECORDS)
            .set("recordid", new UUID(0x4000, number))
            .set("msdyn_company", Reference.byId("cdm_companies", COMPANY))
            .set("number", "R" + number)
            .set("name", "change " + change + " of row " + number)
            .set("amount", BigDecimal.valueOf((change - 1) / rows))
            .set("day", FIRST_DAY.plusDays(change % 1000));
    for (int lookup = 0; lookup < WideTables.LOOKUPS; lookup++) {
      UUID id = new UUID(0x4000L + 1 + lookup, (change + lookup) % KINDS);
      row.set(COLUMNS.get(lookup), Reference.byId(TABLES.get(lookup), id));
    }
    return row.build();
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    return new Cursor(String.valueOf(changes));
  }

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    long after = Long.parseLong(query.after().token());
    long last = Math.min(changes, after + Math.min(query.limit(), MOST));
    List<Change> read = new ArrayList<>();
    for (long change = after + 1; change <= last; change++) {
      read.add(told(change));
    }
    return new ChangeBatch.Changes(read, new Cursor(String.valueOf(last)), last < changes);
  }

  private Change told(long change) {
    UUID id = new UUID(0x4000, (change - 1) % rows);
    return new Change(
        String.valueOf(change),
        change,
        RECORDS.name(),
        Change.Kind.UPSERT,
        id,
        null,
        null,
        record(change),
        String.valueOf(change),
        null,
        together ? new Change.Transaction("all", change == changes) : null,
        clock.instant());
  }

  @Override
  public Page query(Query query) {
    throw refused("is read by its feed");
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    throw refused("takes no writes");
  }

  private static PermanentConnectorException refused(String what) {
    return new PermanentConnectorException(
        ErrorCode.CONNECTOR_PERMANENT, "a Dataverse that makes its rows up " + what);
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
