package dev.tandem.spi.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the contract in the testkit leaves open. */
class MemorySyncStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");

  private final SyncStore store = SyncStore.inMemory();

  @Test
  void settlesAnObligationStepByStepInOneCommit() {
    store.commit(StoreCommit.under(null).receive(obligation()).build());
    Settlement park = Settlement.of(obligation().at(1), ObligationStatus.PARKED, NOW, "park");
    Settlement bury =
        Settlement.of(obligation().at(1).after(park), ObligationStatus.DEAD, NOW, "bury");
    Settlement late = Settlement.of(obligation().at(1), ObligationStatus.APPLIED, NOW, "late");

    assertThat(store.commit(StoreCommit.under(null).settle(park).settle(late).build()))
        .isEqualTo(new CommitOutcome.Changed("obligation 1"));
    assertThat(store.commit(StoreCommit.under(null).settle(park).settle(bury).build()))
        .isEqualTo(new CommitOutcome.Committed(0, 0));
    assertThat(store.counts())
        .containsOnlyKeys(new CountKey("m", Side.FINANCE, ObligationStatus.DEAD));
  }

  private static Obligation obligation() {
    return new Obligation(
        0,
        "op",
        "p",
        "m",
        Side.FINANCE,
        null,
        null,
        null,
        ObligationStatus.PENDING,
        0,
        null,
        null,
        NOW,
        NOW,
        "",
        Payload.EMPTY);
  }
}
