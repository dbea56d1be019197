package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.live.MapStates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** An initial sync beside writes on both sides comes to the same as the writes after it (I17). */
class SnapshotProperties {
  private static final int KEYS = 6;

  /** What somebody does to one customer, on one side, at some moment of the sync. */
  record Edit(int moment, Side side, int key, boolean delete, int value) {}

  /** Where customers are before the sync: on neither side, one, the other, or both. */
  record Before(List<Integer> places, Side master) {}

  @Provide
  Arbitrary<Before> before() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3).list().ofSize(KEYS), Arbitraries.of(Side.class))
        .as(Before::new);
  }

  @Provide
  Arbitrary<List<Edit>> edits() {
    Arbitrary<Edit> edit =
        Combinators.combine(
                Arbitraries.integers().between(1, 260),
                Arbitraries.of(Side.class),
                Arbitraries.integers().between(0, KEYS - 1),
                Arbitraries.integers().between(0, 3).map(number -> number == 0),
                Arbitraries.integers().between(1, 99))
            .as(Edit::new);
    return edit.list().ofMinSize(0).ofMaxSize(10);
  }

  @Property(tries = 150)
  void writesBesideTheSnapshotCountAsLater(
      @ForAll("before") Before before, @ForAll("edits") List<Edit> wanted) {
    // I17: each customer is edited on one side, so that no conflict decides
    List<Edit> edits = ofOneSideEach(before, wanted);
    Map<String, List<Object>> beside = play(before, edits, true);
    Map<String, List<Object>> after = play(before, edits, false);
    assertThat(beside).isEqualTo(after);
  }

  @Property(tries = 100)
  void bothSidesAgreeWhateverHappensMeanwhile(
      @ForAll("before") Before before, @ForAll("edits") List<Edit> edits) {
    // I1, I17: the same customers on both sides, conflicts included
    play(before, sensible(before, edits), true);
  }

  private static List<Edit> ofOneSideEach(Before before, List<Edit> edits) {
    Map<Integer, Side> sides = new TreeMap<>();
    List<Edit> kept = new ArrayList<>();
    for (Edit edit : sensible(before, edits)) {
      if (sides.computeIfAbsent(edit.key(), any -> edit.side()) == edit.side()) {
        kept.add(edit);
      }
    }
    return kept;
  }

  /** Nobody deletes on a side what is only on the other: the same act would mean two things. */
  private static List<Edit> sensible(Before before, List<Edit> edits) {
    return edits.stream()
        .filter(edit -> !edit.delete() || isThere(before, edit.key(), edit.side()))
        .sorted((one, other) -> Integer.compare(one.moment(), other.moment()))
        .toList();
  }

  private static boolean isThere(Before before, int key, Side side) {
    int place = before.places().get(key);
    return place == 3 || place == (side == Side.DATAVERSE ? 1 : 2);
  }

  private static Map<String, List<Object>> play(Before before, List<Edit> edits, boolean beside) {
    try (SyncWorld world = SyncWorld.stopped(Map.of())) {
      for (int key = 0; key < KEYS; key++) {
        for (Side side : Side.values()) {
          if (isThere(before, key, side)) {
            write(world, new Edit(0, side, key, false, side == Side.FINANCE ? 200 : 100));
          }
        }
      }
      List<Edit> open = new ArrayList<>(edits);
      Tripwire wire = new Tripwire();
      SyncRuntime runtime =
          world.runtime(
              "only",
              Map.of(),
              wire.around(Connector.class, world.toDataverse),
              wire.around(Connector.class, world.toFinance),
              wire.around(SyncStore.class, world.store));
      String run = runtime.initialSync(InitialSyncRequest.of(before.master(), SyncWorld.CUSTOMERS));
      long[] opened = {-1};
      if (beside) {
        wire.watch(
            () -> {
              if (opened[0] < 0 && !isOpening(world)) {
                opened[0] = wire.moments();
              }
              while (opened[0] >= 0
                  && !open.isEmpty()
                  && wire.moments() - opened[0] >= open.get(0).moment()) {
                write(world, open.remove(0));
              }
            });
      }
      Steps.settle(runtime, 3);
      assertThat(runtime.initialSyncStatus(run).orElseThrow().isOver()).isTrue();
      open.forEach(edit -> write(world, edit));
      Steps.settle(runtime, 3);
      SyncCounters counters = runtime.counters();
      assertThat(counters.waiting()).as("%s", counters).isZero();
      assertThat(counters.dead()).as("%s", counters).isZero();
      Map<String, List<Object>> dataverse = accounts(world);
      assertThat(customers(world)).isEqualTo(dataverse);
      return dataverse;
    }
  }

  /** Whether changes still count as made before the sync. */
  private static boolean isOpening(SyncWorld world) {
    String name = MapStates.PREFIX + SyncWorld.CUSTOMERS;
    String document = world.store.documents(name).getOrDefault(name, "");
    return Fields.parse(document).get(MapStates.OPENING) != null;
  }

  /** Writes every mapped column, or deletes the row if it is there. */
  private static void write(SyncWorld world, Edit edit) {
    String number = "C" + edit.key();
    boolean dataverse = edit.side() == Side.DATAVERSE;
    List<Row> rows = dataverse ? world.dataverse.rows("accounts") : world.finance.rows("Customers");
    String column = dataverse ? "accountnumber" : "ACCOUNT";
    List<Row> there = rows.stream().filter(row -> number.equals(row.value(column))).toList();
    BigDecimal limit = BigDecimal.valueOf(edit.value());
    String name = edit.side() + " " + edit.value();
    if (dataverse) {
      Map<String, Object> values =
          Map.of("name", name, "creditlimit", limit, "phone", "p" + edit.value());
      if (there.isEmpty() && !edit.delete()) {
        world.account(number, values);
      } else if (!there.isEmpty()) {
        KeyValues key = KeyValues.of("accountid", SyncWorld.id(there.get(0)));
        if (edit.delete()) {
          world.dataverse.delete("accounts", key);
        } else {
          world.dataverse.update("accounts", key, values);
        }
      }
    } else {
      Map<String, Object> values =
          Map.of("NAME", name, "CREDITLIMIT", limit, "PHONE", "p" + edit.value());
      if (there.isEmpty() && !edit.delete()) {
        world.customer(number, values);
      } else if (!there.isEmpty()) {
        if (edit.delete()) {
          world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", number));
        } else {
          world.changeCustomer(number, values);
        }
      }
    }
  }

  static Map<String, List<Object>> accounts(SyncWorld world) {
    return texts(world.dataverse.rows("accounts"), "accountnumber", "name", "creditlimit", "phone");
  }

  static Map<String, List<Object>> customers(SyncWorld world) {
    return texts(world.finance.rows("Customers"), "ACCOUNT", "NAME", "CREDITLIMIT", "PHONE");
  }

  private static Map<String, List<Object>> texts(List<Row> rows, String key, String... columns) {
    Map<String, List<Object>> texts = new TreeMap<>();
    for (Row row : rows) {
      List<Object> values =
          IntStream.range(0, columns.length).mapToObj(i -> text(row.raw(columns[i]))).toList();
      assertThat(texts.put(String.valueOf(row.value(key)), values)).isNull();
    }
    return texts;
  }

  private static Object text(@Nullable Object value) {
    if (value == null || value == Blank.BLANK) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      // A finance number cannot be blank, so that a blank one arrives as zero.
      return number.signum() == 0 ? "" : number.stripTrailingZeros().toPlainString();
    }
    return value;
  }
}
