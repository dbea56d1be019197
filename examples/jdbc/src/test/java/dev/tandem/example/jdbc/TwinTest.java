package dev.tandem.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.jdbc.TestDatabase.Kind;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The database and the memory stand for the same system: whatever is written, in whatever groups,
 * both answer alike, hold the same rows and tell the same changes.
 */
class TwinTest {
  private static final int SEEDS = 25;
  private static final int GROUPS = 25;
  private static final List<String> CODES = List.of("USMF", "usmf ", "DEMF", "GBSI");
  private static final List<String> NUMBERS = List.of("1", "2", "3", "A", "a");

  private final Catalog catalog = SampleCatalogs.dataverse();
  private long operations;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void answersAsTheMemoryDoes(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind)) {
      for (int seed = 0; seed < SEEDS; seed++) {
        try (Connector memory = InMemoryConnector.of(catalog);
            Connector connector = database.open(catalog, Clock.systemUTC())) {
          database.empty(catalog);
          compare(new Random(seed), memory, connector, kind + " seed " + seed);
        }
      }
    }
  }

  private void compare(Random random, Connector memory, Connector connector, String label) {
    Cursor memoryCursor = memory.cursor(names());
    Cursor cursor = connector.cursor(names());
    for (int number = 0; number < GROUPS; number++) {
      List<Write> writes = new ArrayList<>();
      int size = 1 + random.nextInt(8);
      for (int i = 0; i < size; i++) {
        writes.add(write(random));
      }
      WriteGroup group = new WriteGroup(writes, random.nextInt(3) == 0);
      assertThat(words(connector.write(group)))
          .as("%s, group %d: %s", label, number, group)
          .isEqualTo(words(memory.write(group)));
    }
    for (TableSchema table : catalog.tables()) {
      assertThat(rows(connector, table)).as(label).isEqualTo(rows(memory, table));
    }
    assertThat(changes(connector, cursor)).as(label).isEqualTo(changes(memory, memoryCursor));
  }

  private Set<TableName> names() {
    return catalog.tables().stream().map(TableSchema::name).collect(Collectors.toSet());
  }

  private Write write(Random random) {
    operations++;
    // Now and then an operation comes again.
    String id = "op" + (random.nextInt(10) == 0 ? operations - 1 : operations);
    return switch (random.nextInt(4)) {
      case 0 -> company(random, id);
      case 1, 2 -> project(random, id);
      default -> task(random, id);
    };
  }

  private static Write company(Random random, String id) {
    Row row = Row.builder(SampleCatalogs.companies()).build();
    KeyValues key = KeyValues.of("cdm_companycode", pick(random, CODES));
    return random.nextInt(4) == 0 ? Write.delete(id, key, row) : Write.upsert(id, key, row);
  }

  private static Write project(Random random, String id) {
    KeyValues key = projectKey(random, "");
    Row.Builder row = Row.builder(SampleCatalogs.projects());
    if (random.nextInt(5) > 0) {
      row.set("msdyn_subject", random.nextInt(6) == 0 ? "much too long" : "S" + random.nextInt(3));
    }
    if (random.nextBoolean()) {
      row.set("msdyn_description", random.nextBoolean() ? null : pick(random, NUMBERS));
    }
    if (random.nextInt(3) == 0) {
      Reference parent = Reference.byKey("msdyn_project", projectKey(random, ""));
      row.set("msdyn_parent", random.nextInt(3) == 0 ? null : parent);
    }
    if (random.nextInt(6) == 0) {
      // Moves the row to another number, and the key with it.
      row.set("msdyn_projectnumber", pick(random, NUMBERS));
    }
    return random.nextInt(5) == 0
        ? Write.delete(id, key, row.build())
        : Write.upsert(id, key, row.build());
  }

  private static Write task(Random random, String id) {
    KeyValues.Builder key = KeyValues.builder();
    projectKey(random, "msdyn_project.").asMap().forEach(key::put);
    key.put("msdyn_tasknumber", random.nextInt(8) == 0 ? null : pick(random, NUMBERS));
    Row row =
        Row.builder(SampleCatalogs.tasks()).set("msdyn_subject", "T" + random.nextInt(3)).build();
    return random.nextInt(5) == 0
        ? Write.delete(id, key.build(), row)
        : Write.upsert(id, key.build(), row);
  }

  private static KeyValues projectKey(Random random, String prefix) {
    return KeyValues.builder()
        .put(prefix + "msdyn_projectnumber", pick(random, NUMBERS))
        .put(prefix + "msdyn_owningcompany.cdm_companycode", pick(random, CODES))
        .build();
  }

  private static String pick(Random random, List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  /** What outcomes say apart from versions. */
  private static List<String> words(List<WriteOutcome> outcomes) {
    return outcomes.stream().map(TwinTest::word).toList();
  }

  private static String word(WriteOutcome outcome) {
    if (outcome instanceof WriteOutcome.Applied applied) {
      return "applied " + applied.created() + (applied.version() == null);
    } else if (outcome instanceof WriteOutcome.Rejected rejected) {
      return rejected.problems().stream()
          .map(problem -> problem.code() + " " + problem.field() + " " + problem.message())
          .toList()
          .toString();
    }
    return outcome.getClass().getSimpleName();
  }

  /** The rows with ids replaced by the order in which they were created. */
  private static List<String> rows(Connector connector, TableSchema table) {
    List<StoredRow> rows = connector.query(Query.all(table.name(), 5000)).rows();
    List<String> texts = new ArrayList<>();
    for (StoredRow row : rows) {
      texts.add(text(row.row(), new HashMap<>()));
    }
    return texts;
  }

  private List<String> changes(Connector connector, Cursor cursor) {
    ChangeBatch batch = connector.changes(new ChangeQuery(names(), cursor, 10_000));
    Map<UUID, Integer> ids = new HashMap<>();
    List<String> texts = new ArrayList<>();
    for (Change change : ((ChangeBatch.Changes) batch).changes()) {
      boolean last = change.transaction() == null || change.transaction().last();
      texts.add(
          String.join(
              "|",
              change.table() + " " + change.kind() + " " + key(change, ids) + " " + last,
              "by " + change.operationId(),
              text(change.before(), ids),
              text(change.row(), ids)));
    }
    return texts;
  }

  private static String key(Change change, Map<UUID, Integer> ids) {
    StringBuilder text = new StringBuilder();
    Objects.requireNonNull(change.key())
        .asMap()
        .forEach((path, value) -> text.append(path).append('=').append(told(value, ids)));
    return text.toString();
  }

  private static @Nullable Object told(@Nullable Object raw, Map<UUID, Integer> ids) {
    if (raw instanceof Reference.ById reference) {
      return reference.table() + number(ids, reference.id());
    }
    return raw instanceof UUID id ? number(ids, id) : raw;
  }

  private static String text(@Nullable Row row, Map<UUID, Integer> ids) {
    if (row == null) {
      return "none";
    }
    StringBuilder text = new StringBuilder();
    for (int slot = 0; slot < row.schema().size(); slot++) {
      String column = row.schema().column(slot).name();
      text.append(column).append('=').append(told(row.slot(slot), ids)).append(' ');
    }
    return text.toString();
  }

  private static Integer number(Map<UUID, Integer> ids, UUID id) {
    return ids.computeIfAbsent(id, any -> ids.size());
  }
}
