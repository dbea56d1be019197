package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A worker that takes up much at once is killed, and one that takes up little goes on: what the
 * first one sent comes before older changes that it passed over (I1, I7, I11).
 */
class TakeoverTest {
  private static final Map<String, MapOptions> MERGE =
      Map.of(
          SyncWorld.CUSTOMERS,
          MapOptions.STANDARD.onConflict(ConflictPolicy.merge(Side.DATAVERSE)));

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void rowThatWasMadeAnewSurvivesTheDeletesBeforeIt(int limit) {
    everywhere(
        Map.of(),
        world -> {
          UUID first = world.account("C1", "first");
          world.settle();
          world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
          delete(world, first);
          delete(world, world.account("C1", "second"));
          world.account("C1", "third");
        },
        (world, second) -> Steps.settle(second, limit),
        world -> {
          assertThat(world.account("C1").value("name")).isEqualTo("third");
          assertThat(world.customer("C1").value("NAME")).isEqualTo("third");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void rowThatWasMadeAnewAndDeletedBeforeTheNextWorkerIsGone(int limit) {
    everywhere(
        Map.of(),
        world -> {
          UUID first = world.account("C1", "first");
          world.settle();
          world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
          delete(world, first);
          world.account("C1", "second");
        },
        (world, second) -> {
          delete(world, SyncWorld.id(world.account("C1")));
          Steps.settle(second, limit);
        },
        world -> {
          assertThat(world.dataverse.rows("accounts")).isEmpty();
          assertThat(world.finance.rows("Customers")).isEmpty();
        });
  }

  @ParameterizedTest
  @CsvSource({"1,2", "1,3", "2,1"})
  void valueThatWasReplacedDoesNotComeBackByItsEcho(int limit, int steps) {
    everywhere(
        MERGE,
        world -> {
          UUID id = world.account("C1", Map.of("name", "base", "phone", "0"));
          world.settle();
          // What people do is received, in this order, and nothing of it sent.
          world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
          world.changeAccount(id, Map.of("phone", "of dataverse"));
          world.settle();
          world.changeCustomer("C1", Map.of("PHONE", "loses"));
          world.settle();
          world.changeAccount(id, Map.of("name", "named"));
        },
        (world, second) -> {
          world.changeCustomer("C1", Map.of("PHONE", "replaced"));
          for (int i = 0; i < steps; i++) {
            second.step(limit);
          }
          world.changeCustomer("C1", Map.of("PHONE", "newest"));
          Steps.settle(second, limit);
        },
        world -> {
          String phone = String.valueOf(world.account("C1").value("phone"));
          assertThat(world.customer("C1").value("PHONE")).isEqualTo(phone);
          // The edit of Dataverse wins where the two meet; what finance replaced never does.
          assertThat(Set.of("of dataverse", "newest")).contains(phone);
          assertThat(world.account("C1").value("name")).isEqualTo("named");
          assertThat(world.customer("C1").value("NAME")).isEqualTo("named");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void deleteOfARowThatTheFirstWorkerMadeIsKnownByItsIdAlone(int limit) {
    everywhere(
        Map.of(),
        world -> {
          world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
          world.customer("C1", Map.of("NAME", "of finance"));
        },
        (world, second) -> {
          world.faultyDataverse.deliverChanges(TakeoverTest::lastOfEachRow);
          boolean made = !world.dataverse.rows("accounts").isEmpty();
          if (made) {
            delete(world, SyncWorld.id(world.account("C1")));
          }
          Steps.settle(second, limit);
          if (!made) {
            delete(world, SyncWorld.id(world.account("C1")));
            Steps.settle(second, limit);
          }
        },
        world -> {
          assertThat(world.dataverse.rows("accounts")).isEmpty();
          assertThat(world.finance.rows("Customers")).isEmpty();
        });
  }

  @ParameterizedTest
  @CsvSource({"1,false", "100,false", "1,true", "100,true"})
  void rowThatTravelledInPartBeforeANewerEditIsOurs(int limit, boolean known) {
    // I3, UND-30: it refers to rows that wait for each other; nobody on Dataverse says anything
    everywhere(
        MERGE,
        world -> {
          if (known) {
            world.customer("C1", Map.of("NAME", "c", "PHONE", "agreed"));
            world.settle();
          }
          world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
          world.customer("C2", Map.of("PARENT", "C3"));
          world.customer("C3", Map.of("PARENT", "C2"));
          Map<String, String> first = Map.of("PHONE", "first", "PARENT", "C2");
          if (known) {
            world.changeCustomer("C1", first);
          } else {
            world.customer("C1", first);
          }
          world.changeCustomer("C1", Map.of("PHONE", "newest"));
        },
        (world, second) -> Steps.settle(second, limit),
        world -> {
          assertThat(world.customer("C1").value("PHONE")).isEqualTo("newest");
          assertThat(world.account("C1").value("phone")).isEqualTo("newest");
          assertThat(world.account("C1").value("parent"))
              .isEqualTo(Reference.byId("accounts", SyncWorld.id(world.account("C2"))));
          assertThat(world.runtime.conflicts().list()).isEmpty();
        });
  }

  @ParameterizedTest
  @CsvSource({"1,DATAVERSE", "2,DATAVERSE", "100,DATAVERSE", "1,FINANCE", "100,FINANCE"})
  void rowThatLostAndWasDeletedStaysGone(int limit, Side side) {
    // I1, I16: what won is deleted with it, by a worker that recorded neither
    everywhere(
        Map.of(
            SyncWorld.CUSTOMERS,
            MapOptions.STANDARD.onConflict(ConflictPolicy.laterWins(Side.FINANCE))),
        world -> {
          world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
          if (side == Side.DATAVERSE) {
            UUID id = world.account("C1", "of Dataverse");
            world.settleAfter(Duration.ofSeconds(1));
            world.customer("C1", Map.of("NAME", "of finance"));
            world.settleAfter(Duration.ofSeconds(1));
            delete(world, id);
          } else {
            world.customer("C1", Map.of("NAME", "of finance"));
            world.settleAfter(Duration.ofSeconds(1));
            world.account("C1", "of Dataverse");
            world.settleAfter(Duration.ofSeconds(1));
            world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
          }
        },
        (world, second) -> Steps.settle(second, limit),
        world -> {
          assertThat(world.dataverse.rows("accounts")).isEmpty();
          assertThat(world.finance.rows("Customers")).isEmpty();
        });
  }

  /** The last change of each row alone; of a row that is gone nothing but its id. */
  static List<Change> lastOfEachRow(List<Change> changes) {
    Map<UUID, Change> last = new LinkedHashMap<>();
    changes.forEach(change -> last.put(Objects.requireNonNull(change.id()), change));
    return last.values().stream().map(TakeoverTest::withIdAlone).toList();
  }

  private static Change withIdAlone(Change change) {
    return change.kind() == Change.Kind.UPSERT
        ? change
        : new Change(
            change.coordinate(),
            change.sequence(),
            change.table(),
            change.kind(),
            change.id(),
            null,
            null,
            null,
            null,
            null,
            null,
            change.committedAt());
  }

  private static void delete(SyncWorld world, UUID account) {
    world.dataverse.delete("accounts", KeyValues.of("accountid", account));
  }

  private static void everywhere(
      Map<String, MapOptions> options,
      Consumer<SyncWorld> before,
      BiConsumer<SyncWorld, SyncRuntime> after,
      Consumer<SyncWorld> check) {
    KilledWorker.atEveryMoment(
        20,
        first -> {
          try (SyncWorld world = SyncWorld.running(options)) {
            before.accept(world);
            world.settle();
            world.runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
            world.runtime.close();
            if (first.works(world, options, worker -> Steps.settle(worker, 100))) {
              after.accept(world, world.runtime("second", options));
              check.accept(world);
            }
          }
        });
  }
}
