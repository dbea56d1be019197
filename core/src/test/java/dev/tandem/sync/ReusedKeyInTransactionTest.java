package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A transaction of both sides gives the key of a row to another one (UND-20, I3, I16). */
class ReusedKeyInTransactionTest {
  private static final MapOptions AT_ONCE = MapOptions.STANDARD.in(SyncMode.SYNCHRONOUS);

  @Test
  void rowThatGivesItsKeyUpGoesBeforeTheOtherOneComes() {
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, AT_ONCE))) {
      Customers customers = new Customers(world);
      TestHost host = new TestHost(world, Side.DATAVERSE);
      Row first = customers.fresh(Side.DATAVERSE, "C1");
      Row second = customers.fresh(Side.DATAVERSE, "C1");
      host.delete(host.create("accounts", values(first, "first")));
      host.change(host.create("accounts", values(second, "second")), Map.of("name", "changed"));
      try (SynchronousTransaction transaction = host.begin("1")) {
        assertThat(transaction.refusals()).isEmpty();
        assertThat(world.toFinance.writes())
            .extracting(write -> write.kind() + " " + write.row().value("NAME"))
            .containsExactly("UPSERT first", "DELETE null", "UPSERT second", "UPSERT changed");
        host.commit();
        transaction.committed();
      }
      world.toFinance.clear();
      world.settle();

      assertThat(world.customer("C1").value("NAME")).isEqualTo("changed");
      assertThat(world.toFinance.writes()).as("the feed brings nothing new").isEmpty();
      assertThat(world.toDataverse.writes()).as("nothing comes back").isEmpty();
    }
  }

  @Test
  void rowThatHadTheKeyBeforeTellsThatNobodyCommitted() {
    // UND-20: the row that took its key is gone either way, and tells nothing
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, AT_ONCE))) {
      UUID first = world.account("C1", "first");
      world.settle();
      TestHost host = new TestHost(world, Side.DATAVERSE);
      Row second = new Customers(world).fresh(Side.DATAVERSE, "C1");
      host.delete(world.account("C1"));
      host.delete(host.create("accounts", values(second, "second")));
      host.begin("1").close();
      assertThat(SnapshotProperties.customers(world)).isEmpty();

      world.settleAfter(Duration.ofMinutes(5));
      assertThat(world.customer("C1").value("NAME")).isEqualTo("first");
      world.changeAccount(first, Map.of("name", "later"));
      world.settle();
      assertThat(world.customer("C1").value("NAME")).isEqualTo("later");
    }
  }

  @Test
  void rowThatNobodyCommittedAndUsersReplacedIsOwedByTheOneThatHadTheKeyLast() {
    // I1, UND-20
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, AT_ONCE))) {
      Customers customers = new Customers(world);
      TestHost host = new TestHost(world, Side.DATAVERSE);
      host.delete(host.create("accounts", values(customers.fresh(Side.DATAVERSE, "C1"), "first")));
      host.create("accounts", values(customers.fresh(Side.DATAVERSE, "C1"), "second"));
      host.begin("1").close();
      world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
      world.customer("C1", Map.of("NAME", "of users"));
      world.settleAfter(Duration.ofMinutes(5));

      assertThat(SnapshotProperties.customers(world).keySet())
          .isEqualTo(SnapshotProperties.accounts(world).keySet());
    }
  }

  @Test
  void rowThatRefersToItselfDoesSoUnderTheIdentifierUnderWhichItComesBack() {
    // UND-20: finance deletes the row and makes it anew, and does not commit that
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, AT_ONCE))) {
      UUID first = world.account("C1", "first");
      world.changeAccount(
          first, Map.of("parent", Reference.byId("accounts", first), "notes", "of no map"));
      world.settle();
      TestHost host = new TestHost(world, Side.FINANCE);
      host.delete(world.customer("C1"));
      host.create(
          "Customers",
          Map.of("dataAreaId", "usmf", "ACCOUNT", "C1", "NAME", "second", "PARENT", ""));
      host.begin("1").rolledBack();

      Row back = world.account("C1");
      assertThat(back.value("name")).isEqualTo("first");
      assertThat(back.value("notes")).isEqualTo("of no map");
      assertThat(back.value("parent"))
          .isEqualTo(Reference.byId("accounts", SyncWorld.id(back)))
          .isNotEqualTo(Reference.byId("accounts", first));
    }
  }

  private static Map<String, ?> values(Row row, String name) {
    return Map.of(
        "accountid",
        SyncWorld.id(row),
        "accountnumber",
        "C1",
        "name",
        name,
        "msdyn_company",
        Objects.requireNonNull(row.value("msdyn_company")));
  }
}
