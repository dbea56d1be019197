package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.testkit.RowFault;
import dev.tandem.spi.value.Reference;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Feeds that show the changed columns only, so that the rest of a row is read (UND-47). */
class RowsInPartTest {
  @Test
  void rowThatIsReadWaitsForTheParentThatItsChangeDidNotShow() {
    // I12: the parent was refused, and the feed shows another column of the child
    try (SyncWorld world = SyncWorld.running()) {
      UUID child = world.account("C1", Map.of("name", "child", "phone", "1"));
      world.settle();
      world.faultyFinance.scriptRow(
          write -> true, RowFault.rejects(ErrorCode.REQUIRED_MISSING, null));
      Reference parent = Reference.byId("accounts", world.account("C0", "parent"));
      world.settle();
      world.faultyDataverse.deliverChanges(
          changes ->
              changes.stream().map(change -> KilledWorkersTest.only(change, "phone")).toList());
      world.changeAccount(child, Map.of("phone", "2", "parent", parent));
      world.settle();

      assertThat(world.customer("C1").value("PHONE")).isEqualTo("1");
      assertThat(world.customer("C1").value("PARENT")).isNotEqualTo("C0");
      assertThat(world.runtime.counters().parked()).isEqualTo(1);
    }
  }
}
