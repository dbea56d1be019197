package dev.tandem.example.jdbc;

import dev.tandem.example.jdbc.TestDatabase.Kind;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Prints how many rows of the shipped project table go through per second: a program for people,
 * not a test. Projects have 135 columns, of which 7 are written, two of them lookups by key.
 */
final class Throughput {
  private static final int ROWS = 20_000;
  private static final int GROUP = 1000;

  private final JdbcConnector connector;
  private final TableSchema projects;
  private final String label;

  private Throughput(JdbcConnector connector, String label) {
    this.connector = connector;
    this.label = label;
    projects = Objects.requireNonNull(connector.catalog().table("msdyn_projects"));
  }

  public static void main(String[] arguments) {
    Catalog catalog = ProjectOperations.shipped().catalogs().dataverse();
    for (Kind kind : Kind.values()) {
      for (String round : List.of("cold", "warm")) {
        try (TestDatabase database = TestDatabase.of(kind);
            JdbcConnector connector = database.open(catalog, Clock.systemUTC())) {
          new Throughput(connector, kind + " " + round).run();
        }
      }
    }
    System.exit(0);
  }

  private void run() {
    JdbcEdits edits = connector.edits();
    edits.insert("cdm_companies", Map.of("cdm_companycode", "usmf"));
    edits.insert(
        "transactioncurrencies",
        Map.of(
            "isocurrencycode",
            "EUR",
            "currencyname",
            "Euro",
            "currencysymbol",
            "EUR",
            "exchangerate",
            BigDecimal.ONE));
    TableName table = projects.name();
    Cursor start = connector.cursor(Set.of(table));
    measure("create", from -> write(from, "created"));
    measure("update", from -> write(from, "updated"));
    measure("read by key", this::read);
    measure("query", from -> connector.query(Query.all(table, GROUP)).rows().size());
    Cursor[] cursor = {start};
    measure(
        "changes",
        from -> {
          ChangeBatch batch = connector.changes(new ChangeQuery(Set.of(table), cursor[0], GROUP));
          ChangeBatch.Changes changes = (ChangeBatch.Changes) batch;
          cursor[0] = changes.next();
          return changes.changes().size();
        });
    measure("single writes", from -> from < 1000 ? writeSingly(from) : 0);
  }

  private void measure(String what, IntFunction<Integer> step) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = System.nanoTime();
    long busy = threads.getCurrentThreadCpuTime();
    long rows = 0;
    for (int from = 0; from < ROWS; from += GROUP) {
      rows += step.apply(from);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpu = (threads.getCurrentThreadCpuTime() - busy) / 1e9;
    System.out.printf(
        "%-14s %-14s %,9.0f rows/s, %,9.0f per second of this thread's processor time%n",
        label, what, rows / seconds, rows / cpu);
  }

  private int write(int from, String name) {
    List<Write> writes = new ArrayList<>();
    for (int number = from; number < from + GROUP; number++) {
      writes.add(Write.upsert(name + number, key(number), project(number, name)));
    }
    List<WriteOutcome> outcomes = connector.write(new WriteGroup(writes, false));
    if (!outcomes.stream().allMatch(WriteOutcome::succeeded)) {
      throw new IllegalStateException("refused: " + outcomes.get(0));
    }
    return outcomes.size();
  }

  private int writeSingly(int from) {
    for (int number = from; number < from + GROUP; number++) {
      Write write = Write.upsert("single" + number, key(number), project(number, "single"));
      connector.write(WriteGroup.independent(write));
    }
    return GROUP;
  }

  private int read(int from) {
    List<RowAddress> addresses = new ArrayList<>();
    for (int number = from; number < from + GROUP; number++) {
      addresses.add(new RowAddress.ByKey(projects.name(), key(number)));
    }
    return (int) connector.read(addresses).stream().filter(Objects::nonNull).count();
  }

  private static KeyValues key(int number) {
    return KeyValues.builder()
        .put("msdyn_projectnumber", "P" + number)
        .put("msdyn_owningcompany.cdm_companycode", "usmf")
        .build();
  }

  private Row project(int number, String name) {
    Reference company = Reference.byKey(null, KeyValues.of("cdm_companycode", "usmf"));
    Reference currency = Reference.byKey(null, KeyValues.of("isocurrencycode", "EUR"));
    return Row.builder(projects)
        .set("msdyn_projectnumber", "P" + number)
        .set("msdyn_owningcompany", company)
        .set("transactioncurrencyid", currency)
        .set("msdyn_subject", name + number)
        .set("msdyn_description", "A project of some size, number " + number)
        .set("msdyn_comments", name)
        .set("msdyn_plannedlaborcost", new BigDecimal(number).movePointLeft(2))
        .build();
  }
}
