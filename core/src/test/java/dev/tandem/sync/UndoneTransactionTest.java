package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What people do to the rows of transactions that are taken back (UND-20). */
class UndoneTransactionTest {
  private static final MapOptions AT_ONCE = MapOptions.STANDARD.in(SyncMode.SYNCHRONOUS);
  private static final MapOptions FINANCE_WINS =
      AT_ONCE.onConflict(ConflictPolicy.wins(Side.FINANCE));

  private static SyncWorld running(MapOptions options) {
    return SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options));
  }

  /** The runtime of a host that is killed as soon as this holds. */
  private static SyncRuntime killedOnce(
      SyncWorld world, MapOptions options, BooleanSupplier condition) {
    Tripwire wire = new Tripwire();
    SyncRuntime host = world.runtime("host", Map.of(SyncWorld.CUSTOMERS, options), wire);
    wire.watch(
        () -> {
          if (condition.getAsBoolean()) {
            throw new Tripwire.Killed();
          }
        });
    return host;
  }

  /** A host that updates the row of C1 on one side. */
  private static TestHost updating(SyncWorld world, Side side, Map<String, ?> values) {
    TestHost host = new TestHost(world, side);
    host.change(side == Side.FINANCE ? world.customer("C1") : world.account("C1"), values);
    return host;
  }

  private static SynchronousTransaction update(SyncWorld world, Side side, Map<String, ?> values) {
    SynchronousTransaction transaction = updating(world, side, values).begin("1");
    assertThat(transaction.refusals()).isEmpty();
    return transaction;
  }

  @Test
  void rowMadeAnewByUsersIsNotPutBack() {
    // I14, UND-20: it has the key of the row that the transaction wrote, and is another one
    try (SyncWorld world = running(AT_ONCE.onConflict(ConflictPolicy.wins(Side.DATAVERSE)))) {
      UUID old = world.account("C1", Map.of("name", "before", "phone", "1"));
      world.settle();
      SynchronousTransaction transaction = update(world, Side.FINANCE, Map.of("PHONE", "2"));
      world.dataverse.delete("accounts", KeyValues.of("accountid", old));
      world.account("C1", Map.of("name", "anew", "phone", "2"));
      transaction.rolledBack();
      world.settle();

      assertThat(world.account("C1").value("phone")).isEqualTo("2");
      assertThat(world.account("C1").value("name")).isEqualTo("anew");
      assertThat(world.customer("C1").value("PHONE")).isEqualTo("2");
      assertThat(world.customer("C1").value("NAME")).isEqualTo("anew");
    }
  }

  @Test
  void valueThatWasPutBackDoesNotComeAgainAfterALostAnswer() {
    // I3, I7: nobody knows which row travelled, and the feed still tells of the one before
    try (SyncWorld world = running(AT_ONCE.sending(ColumnsSent.CHANGED_ONLY))) {
      world.account("C1", Map.of("name", "before", "phone", "1"));
      world.settle();
      SynchronousTransaction transaction = update(world, Side.DATAVERSE, Map.of("phone", "2"));
      world.changeCustomer("C1", Map.of("NAME", "edited"));
      transaction.rolledBack();
      world.faultyDataverse.script(Call.WRITE, Fault.losesAnswer());
      world.settle();

      assertThat(world.account("C1").value("name")).isEqualTo("edited");
      assertThat(world.account("C1").value("phone")).isEqualTo("1");
      assertThat(world.customer("C1").value("PHONE")).isEqualTo("1");
    }
  }

  @Test
  void editOfUsersIsNotOverWhenOurOwnWriteOfItsRowIs() {
    // I1, UND-20: no pair knows the row yet, so that our write tells nothing as long as it is held
    try (SyncWorld world = running(FINANCE_WINS)) {
      world.account("C1", "of users");
      TestHost creating = new TestHost(world, Side.FINANCE);
      creating.create("Customers", Map.of("dataAreaId", "usmf", "ACCOUNT", "C1", "NAME", "undone"));
      SyncRuntime host =
          killedOnce(world, FINANCE_WINS, () -> "undone".equals(world.account("C1").value("name")));
      assertThatThrownBy(() -> creating.begin(host, "1")).isInstanceOf(Tripwire.Killed.class);
      for (int i = 0; i < 3; i++) {
        world.runtime.step(1);
      }
      world.faultyDataverse.script(Call.WRITE, Fault.losesAnswer());
      world.settleAfter(Duration.ofMinutes(3));

      assertThat(world.account("C1").value("name")).isEqualTo("of users");
      assertThat(world.customer("C1").value("NAME")).isEqualTo("of users");
    }
  }

  @Test
  void deleteOfTheRowThatWonTravelsAfterAWriteOverIt() {
    // I1, UND-20: it won unseen, so that the pair knows that it was there and no version of it
    try (SyncWorld world = running(FINANCE_WINS)) {
      world.account("C1", "loses");
      world.customer("C1", Map.of("NAME", "wins"));
      world.runtime.step(1);
      world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
      update(world, Side.DATAVERSE, Map.of("name", "undone")).rolledBack();
      world.settle();

      assertThat(world.finance.rows("Customers")).isEmpty();
      assertThat(world.dataverse.rows("accounts")).isEmpty();
    }
  }

  @Test
  void changeInDoubtStaysSoWhileATransactionHoldsItsPair() {
    // I7, UND-20: the host is killed before it has asked what is under way
    try (SyncWorld world = running(AT_ONCE)) {
      UUID id = world.account("C1", "before");
      world.settle();
      world.changeAccount(id, Map.of("name", "edited"));
      world.faultyFinance.script(Call.WRITE, Fault.losesAnswer());
      world.runtime.step(100);
      SyncRuntime host =
          killedOnce(world, AT_ONCE, () -> !world.store.documents("held/").isEmpty());
      TestHost updating = updating(world, Side.FINANCE, Map.of("PHONE", "2"));
      assertThatThrownBy(() -> updating.begin(host, "1")).isInstanceOf(Tripwire.Killed.class);
      world.clock.advance(Duration.ofMinutes(3));
      world.runtime.step(100);

      assertThat(updating.begin("2").refusals())
          .singleElement()
          .asString()
          .contains("was sent and is not recorded");
    }
  }

  @Test
  void deleteOfTheRowThatHadThePairBeforeWaitsForTheEnd() {
    // I1, UND-20: the pair is that of the row of the transaction, and goes back to the deleted one
    try (SyncWorld world = running(AT_ONCE)) {
      UUID old = world.account("C1", "old");
      world.settle();
      world.account("C2", "takes a step");
      world.customer("C3", Map.of("NAME", "takes a step"));
      world.dataverse.delete("accounts", KeyValues.of("accountid", old));
      world.runtime.step(1);
      world.runtime.step(1);
      world.clock.advance(Duration.ofSeconds(1)); // the delete is received, and not carried out
      UUID anew = world.account("C1", "anew");
      SynchronousTransaction transaction = update(world, Side.DATAVERSE, Map.of("name", "undone"));
      world.settle();
      world.dataverse.delete("accounts", KeyValues.of("accountid", anew));
      transaction.rolledBack();
      world.settleAfter(Duration.ofMinutes(1));

      assertThat(world.finance.rows("Customers")).hasSize(2);
      assertThat(world.dataverse.rows("accounts")).hasSize(2);
    }
  }
}
