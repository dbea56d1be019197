package dev.tandem.example.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.jdbc.JdbcConnector;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.SyncCounters;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.reconcile.Difference;
import dev.tandem.sync.reconcile.ReconcileReport;
import dev.tandem.sync.reconcile.ReconcileRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whether both sides hold what people wrote, each change came through, and each only once. */
final class Agreement {
  private static final int PAGE = 1000;

  private final String label;
  private final Site site;
  private final List<SideUsers> users;
  private final long receivedBefore;
  private final Map<Side, Cursor> starts = new EnumMap<>(Side.class);

  /** Taken before people begin, when nothing is under way. */
  Agreement(String label, Site site, List<SideUsers> users) {
    this.label = label;
    this.site = site;
    this.users = users;
    receivedBefore = SyncCounters.of(site.store().counts(), null, null).received();
    for (Side side : Side.values()) {
      starts.put(side, site.side(side).cursor(tables(side)));
    }
  }

  private SideUsers of(Side side) {
    return users.get(side == Side.DATAVERSE ? 0 : 1);
  }

  private static Set<TableName> tables(Side side) {
    return CrashTables.catalog(side).tables().stream()
        .map(table -> table.name())
        .filter(name -> !name.name().equals("cdm_companies"))
        .collect(Collectors.toSet());
  }

  void check() {
    checkRows();
    Map<Side, List<Change>> changes = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      changes.put(side, changes(side));
    }
    changes.forEach(this::checkEffects);
    try (SyncRuntime runtime = site.runtime("checks")) {
      checkStates(runtime, changes);
      checkThroughMaps(runtime);
    }
  }

  // I1: what people wrote last is on both sides, what they deleted is on neither.
  private void checkRows() {
    Map<CrashTables, Map<String, Map<String, String>>> found = new EnumMap<>(CrashTables.class);
    for (CrashTables table : CrashTables.values()) {
      Map<String, Map<String, String>> dataverse = rows(Side.DATAVERSE, table);
      assertThat(rows(Side.FINANCE, table)).as("%s, %s", label, table).isEqualTo(dataverse);
      found.put(table, dataverse);
    }
    Map<String, Map<String, String>> customers =
        Objects.requireNonNull(found.get(CrashTables.CUSTOMER));
    checkContested(customers);
    customers.keySet().removeIf(number -> number.startsWith("C"));
    found.forEach(
        (table, rows) -> assertThat(rows).as("%s, %s", label, table).isEqualTo(expected(table)));
  }

  private Map<String, Map<String, String>> expected(CrashTables table) {
    Map<String, Map<String, String>> expected = new TreeMap<>();
    users.forEach(each -> expected.putAll(each.rows(table)));
    return expected;
  }

  /** Columns of one side hold its last value; the shared one holds the last of either side. */
  private void checkContested(Map<String, Map<String, String>> customers) {
    Map<String, Map<String, String>> dataverse = users.get(0).touched();
    Map<String, Map<String, String>> finance = users.get(1).touched();
    customers.forEach(
        (number, row) -> {
          if (number.startsWith("C")) {
            Map<String, String> here = dataverse.getOrDefault(number, Map.of());
            Map<String, String> there = finance.getOrDefault(number, Map.of());
            String named = "%s, %s: %s and %s".formatted(label, number, here, there);
            assertThat(row.get("name")).as(named).isEqualTo(here.getOrDefault("name", ""));
            assertThat(row.get("terms")).as(named).isEqualTo(there.getOrDefault("terms", ""));
            assertThat(row.get("shared"))
                .as(named)
                .isIn(here.getOrDefault("shared", ""), there.getOrDefault("shared", ""));
          }
        });
  }

  private Map<String, Map<String, String>> rows(Side side, CrashTables table) {
    Map<UUID, String> customers = new HashMap<>();
    if (side == Side.DATAVERSE && table.refers()) {
      stored(side, CrashTables.CUSTOMER)
          .forEach(row -> customers.put((UUID) value(row, "crm_customerid"), number(side, row)));
    }
    Map<String, Map<String, String>> rows = new TreeMap<>();
    for (Row row : stored(side, table)) {
      Map<String, String> texts = new LinkedHashMap<>();
      for (String column : table.texts()) {
        Object text = row.value(CrashTables.column(side, column));
        texts.put(column, text == null ? "" : String.valueOf(text));
      }
      if (table.refers()) {
        Object customer = value(row, CrashTables.column(side, CrashTables.LOOKUP));
        texts.put(
            CrashTables.LOOKUP,
            customer instanceof Reference.ById reference
                ? Objects.requireNonNull(customers.get(reference.id()))
                : String.valueOf(customer));
      }
      assertThat(rows.put(number(side, row), texts)).as("%s twice", label).isNull();
    }
    return rows;
  }

  private static String number(Side side, Row row) {
    return String.valueOf(value(row, CrashTables.column(side, CrashTables.NUMBER)));
  }

  private static Object value(Row row, String column) {
    return Objects.requireNonNull(row.value(column), column);
  }

  private List<Row> stored(Side side, CrashTables table) {
    JdbcConnector connector = site.side(side);
    TableName name = Objects.requireNonNull(connector.catalog().table(table.table(side))).name();
    List<Row> rows = new ArrayList<>();
    Query query = Query.all(name, PAGE);
    Page page = connector.query(query);
    page.rows().stream().map(StoredRow::row).forEach(rows::add);
    while (page.nextToken() != null) {
      page = connector.query(query.from(page.nextToken()));
      page.rows().stream().map(StoredRow::row).forEach(rows::add);
    }
    return rows;
  }

  private List<Change> changes(Side side) {
    List<Change> changes = new ArrayList<>();
    Cursor cursor = Objects.requireNonNull(starts.get(side));
    boolean more = true;
    while (more) {
      ChangeBatch batch = site.side(side).changes(new ChangeQuery(tables(side), cursor, PAGE));
      ChangeBatch.Changes read = (ChangeBatch.Changes) batch;
      changes.addAll(read.changes());
      cursor = read.next();
      more = read.more();
    }
    return changes;
  }

  // I6: an operation has one effect, and the ledger knows of it.
  private void checkEffects(Side side, List<Change> changes) {
    List<String> operations = new ArrayList<>();
    Map<String, Integer> entries = new HashMap<>();
    String entryTable = CrashTables.ENTRY.table(side);
    int people = 0;
    for (Change change : changes) {
      if (change.operationId() != null) {
        operations.add(change.operationId());
      } else {
        people++;
      }
      if (change.table().name().equals(entryTable)) {
        entries.merge(String.valueOf(change.key()), 1, Integer::sum);
      }
    }
    String named = label + " on " + side;
    assertThat(people).as("%s, changes of people", named).isEqualTo(of(side).made());
    assertThat(operations).as(named).isNotEmpty().doesNotHaveDuplicates();
    // Entries are only ever created, so that each has one change on either side.
    assertThat(entries.values()).as(named).isNotEmpty().containsOnly(1);
    for (int from = 0; from < operations.size(); from += PAGE) {
      List<String> some = operations.subList(from, Math.min(from + PAGE, operations.size()));
      assertThat(site.side(side).accepted(some).keySet())
          .as(named)
          .containsExactlyInAnyOrderElementsOf(some);
    }
  }

  // I22, I3: every change of both feeds was received once and came to its end.
  private void checkStates(SyncRuntime runtime, Map<Side, List<Change>> changes) {
    SyncCounters counters = runtime.counters();
    String named = label + ": " + counters;
    assertThat(counters.waiting()).as(named).isZero();
    assertThat(counters.parked()).as(named).isZero();
    assertThat(counters.dead()).as(named).isZero();
    assertThat(counters.count(ObligationStatus.CONFLICT)).as(named).isZero();
    long fed = changes.values().stream().mapToLong(List::size).sum();
    assertThat(counters.received() - receivedBefore).as(named).isEqualTo(fed);
    assertThat(runtime.incompleteGroups().list()).as(named).isEmpty();
    changes.forEach(
        (side, all) -> {
          List<String> owed = all.stream().map(change -> owed(side, change)).toList();
          for (int from = 0; from < owed.size(); from += PAGE) {
            List<String> some = owed.subList(from, Math.min(from + PAGE, owed.size()));
            assertThat(site.store().received(some)).as(named).hasSize(some.size());
          }
        });
  }

  /** How the runtime names what a change owes, see {@code OperationIds}. */
  private static String owed(Side side, Change change) {
    for (CrashTables table : CrashTables.values()) {
      if (table.table(side).equals(change.table().name())) {
        char way = side == Side.DATAVERSE ? 'F' : 'D';
        return "tandem|%s|%s|%s".formatted(table, way, change.coordinate());
      }
    }
    throw new IllegalArgumentException(String.valueOf(change.table()));
  }

  // I25: the runtime itself finds no difference.
  private void checkThroughMaps(SyncRuntime runtime) {
    for (CrashTables table : CrashTables.values()) {
      List<Difference> differences = new ArrayList<>();
      ReconcileReport report =
          runtime.reconcile(ReconcileRequest.of(table.name()).withRowsInFlight(), differences::add);
      assertThat(differences).as("%s: %s", label, report).isEmpty();
      assertThat(report.isAlike()).as("%s: %s", label, report).isTrue();
      assertThat(report.alike()).as("%s: %s", label, report).isPositive();
    }
  }
}
