package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people do to the rows of transactions that are taken back (UND-20). */
class UndoneTransactionTest {
  private static final MapOptions AT_ONCE = MapOptions.STANDARD.in(SyncMode.SYNCHRONOUS);

  private static SyncWorld running(MapOptions options) {
    return SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options));
  }

  /** A transaction that updates the row of C1 on one side. */
  private static SynchronousTransaction update(SyncWorld world, Side side, Map<String, ?> values) {
    boolean finance = side == Side.FINANCE;
    Row before = finance ? world.customer("C1") : world.account("C1");
    Row.Builder after = before.toBuilder();
    values.forEach(after::set);
    @Nullable UUID id = finance ? null : SyncWorld.id(before);
    Change change =
        new Change(
            "tx-1",
            0,
            finance ? TableName.finance("Customers") : TableName.dataverse("accounts"),
            Change.Kind.UPSERT,
            id,
            finance ? SyncWorld.financeKey("ACCOUNT", "C1") : null,
            before,
            after.build(),
            "uncommitted-1",
            null,
            null,
            world.clock.instant());
    SynchronousTransaction transaction = world.runtime.begin(side, "1", List.of(change));
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
}
