package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.Direction;
import dev.tandem.sync.reconcile.Difference;
import dev.tandem.sync.reconcile.ReconcileReport;
import dev.tandem.sync.reconcile.ReconcileRequest;
import dev.tandem.sync.reconcile.RepairReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** A difference is reported if and only if the normalised states differ (I25). */
class ReconcileProperties {
  private static final int KEYS = 5;

  /** What one side holds of a customer; texts and numbers in several spellings of few values. */
  record Held(String name, String phone, String limit) {
    boolean means(Held other) {
      return name.stripTrailing().equals(other.name.stripTrailing())
          && phone.stripTrailing().equals(other.phone.stripTrailing())
          && new BigDecimal(limit).compareTo(new BigDecimal(other.limit)) == 0;
    }
  }

  /** What both sides hold under one key; null for no row. */
  record Both(@Nullable Held dataverse, @Nullable Held finance) {}

  static Arbitrary<Held> held() {
    return Combinators.combine(
            Arbitraries.of("a", "a ", "b"),
            Arbitraries.of("", "1", "1  "),
            Arbitraries.of("0", "1", "1.50", "1.5"))
        .as(Held::new);
  }

  @Provide
  Arbitrary<List<Both>> rows() {
    Arbitrary<Held> some = held().injectNull(0.2);
    Arbitrary<Both> apart = Combinators.combine(some, some).as(Both::new);
    Arbitrary<Both> alike = held().map(row -> new Both(row, row));
    return Arbitraries.oneOf(List.of(apart, alike)).list().ofSize(KEYS);
  }

  @Property(tries = 200)
  void reportsExactlyWhatDiffers(@ForAll("rows") List<Both> rows) {
    try (SyncWorld world = planted(rows)) {
      Map<String, Difference.Kind> found = new TreeMap<>();
      List<Difference> differences = new ArrayList<>();
      ReconcileReport report =
          world.runtime.reconcile(
              ReconcileRequest.of(SyncWorld.CUSTOMERS).inPagesOf(2), differences::add);
      for (Difference difference : differences) {
        assertThat(found.put(number(difference, world), difference.kind())).isNull();
      }
      assertThat(found).isEqualTo(expected(rows));
      assertThat(report.isAlike()).isEqualTo(found.isEmpty());
      assertThat(report.differences().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(found.size());
    }
  }

  @Property(tries = 120)
  void repairMendsWhatItsDirectionReaches(
      @ForAll("rows") List<Both> rows, @ForAll Direction direction) {
    // I25: twice equals once, whether the second comes before or after the first was carried out
    try (SyncWorld world = planted(rows)) {
      ReconcileRequest all = ReconcileRequest.of(SyncWorld.CUSTOMERS).withRowsInFlight();
      RepairReport first = world.runtime.repair(all, direction, any -> {});
      RepairReport again = world.runtime.repair(all, direction, any -> {});
      assertThat(again.recorded()).isZero();
      assertThat(again.repeated()).isEqualTo(first.recorded());
      world.settle();
      Map<String, List<Object>> accounts = SnapshotProperties.accounts(world);
      Map<String, List<Object>> customers = SnapshotProperties.customers(world);
      List<Difference> left = new ArrayList<>();
      RepairReport last = world.runtime.repair(all, direction, left::add);
      world.settle();

      // Rows of the target that never came from the source are none of its business.
      Difference.Kind only =
          direction == Direction.TO_FINANCE
              ? Difference.Kind.MISSING_ON_DATAVERSE
              : Difference.Kind.MISSING_ON_FINANCE;
      assertThat(left).allMatch(difference -> difference.kind() == only);
      assertThat(left).hasSize((int) expected(rows).values().stream().filter(only::equals).count());
      assertThat(last.recorded() + last.repeated()).isZero();
      assertThat(SnapshotProperties.accounts(world)).isEqualTo(accounts);
      assertThat(SnapshotProperties.customers(world)).isEqualTo(customers);
    }
  }

  private static String number(Difference difference, SyncWorld world) {
    if (difference.key() != null) {
      return String.valueOf(difference.key().value("ACCOUNT"));
    }
    return world.dataverse.rows("accounts").stream()
        .filter(row -> SyncWorld.id(row).equals(difference.id()))
        .map(row -> String.valueOf(row.value("accountnumber")))
        .findFirst()
        .orElseThrow();
  }

  /** Both sides filled before the map runs, so that nothing is in flight. */
  private static SyncWorld planted(List<Both> rows) {
    SyncWorld world = SyncWorld.stopped(Map.of());
    for (int key = 0; key < rows.size(); key++) {
      Held dataverse = rows.get(key).dataverse();
      Held finance = rows.get(key).finance();
      if (dataverse != null) {
        world.account("C" + key, values(dataverse, "name", "phone", "creditlimit"));
      }
      if (finance != null) {
        world.customer("C" + key, values(finance, "NAME", "PHONE", "CREDITLIMIT"));
      }
    }
    world.settle();
    world.runtime.lifecycle().start(SyncWorld.CUSTOMERS);
    return world;
  }

  private static Map<String, Object> values(Held held, String name, String phone, String limit) {
    Map<String, Object> values = new HashMap<>();
    values.put(name, held.name());
    values.put(phone, held.phone());
    values.put(limit, new BigDecimal(held.limit()));
    return values;
  }

  private static Map<String, Difference.Kind> expected(List<Both> rows) {
    Map<String, Difference.Kind> expected = new TreeMap<>();
    for (int key = 0; key < rows.size(); key++) {
      Held dataverse = rows.get(key).dataverse();
      Held finance = rows.get(key).finance();
      String number = "C" + key;
      if (dataverse != null && finance != null && !dataverse.means(finance)) {
        expected.put(number, Difference.Kind.COLUMNS);
      } else if (dataverse != null && finance == null) {
        expected.put(number, Difference.Kind.MISSING_ON_FINANCE);
      } else if (dataverse == null && finance != null) {
        expected.put(number, Difference.Kind.MISSING_ON_DATAVERSE);
      }
    }
    return expected;
  }
}
