package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.testkit.ChangeDelivery;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Transactions of which some changes are no concern of a map that runs (I13). */
class PartsOfTransactionsTest {
  @Test
  void groupEndsWithAChangeThatNoMapTakes() {
    // I13: the last change is of a map that was stopped; the rest is through, in one read or two
    for (int limit : new int[] {100, 1}) {
      try (SyncWorld world = SyncWorld.running()) {
        world.runtime.lifecycle().stop(SyncWorld.HOURS);
        Object company = Reference.byId("cdm_companies", world.company);
        world.dataverse.transact(
            rows -> {
              rows.insert("accounts", Map.of("accountnumber", "C1", "msdyn_company", company));
              rows.insert(
                  "hours",
                  Map.of("externalid", "H1", "amount", BigDecimal.ONE, "msdyn_company", company));
            });
        for (int i = 0; i < 10; i++) {
          world.runtime.step(limit);
        }

        assertThat(world.finance.rows("Customers")).hasSize(1);
        assertThat(world.store.documents("group/")).as("read by %d", limit).isEmpty();
      }
    }
  }

  @Test
  void groupEndsWithAChangeThatIsToldAgain() {
    // I5, I13: a map starts between two tellings, so that only the first change is new
    try (SyncWorld world = SyncWorld.running()) {
      world.runtime.lifecycle().stop(SyncWorld.CUSTOMERS);
      world.faultyDataverse.deliverChanges(ChangeDelivery.withTheBatchBefore());
      Object company = Reference.byId("cdm_companies", world.company);
      world.dataverse.transact(
          rows -> {
            rows.insert("accounts", Map.of("accountnumber", "C1", "msdyn_company", company));
            rows.insert(
                "hours",
                Map.of("externalid", "H1", "amount", BigDecimal.ONE, "msdyn_company", company));
          });
      world.runtime.step(100);
      world.runtime.lifecycle().start(SyncWorld.CUSTOMERS);
      world.settle();

      assertThat(world.finance.rows("Customers")).hasSize(1);
      assertThat(world.store.documents("group/")).isEmpty();
    }
  }
}
