package dev.tandem.projectops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutOfSyncTest {
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

  private static OutOfSync.Aged aged(int number, Instant created, boolean skip, String voucher) {
    return new OutOfSync.Aged(
        Actual.builder().id(new UUID(0, number)).skipSync(skip).voucher(voucher).build(), created);
  }

  @Test // REC-1, REC-3, UND-6
  void findsWhatHasNoVoucherAfterAnHour() {
    Instant hour = NOW.minusSeconds(3600);

    assertThat(
            OutOfSync.of(
                List.of(
                    aged(1, hour, false, ""),
                    aged(2, hour.plusSeconds(1), false, ""),
                    aged(3, hour, true, ""),
                    aged(4, hour, false, "V1"),
                    aged(5, Instant.parse("2026-02-28T12:00:00Z"), false, ""),
                    aged(6, Instant.parse("2026-02-28T11:59:59Z"), false, "")),
                NOW))
        .extracting(row -> row.id().orElseThrow().getLeastSignificantBits())
        .containsExactly(1L, 5L);
  }

  @Test // REC-2
  void sendsTheConnectionsWithTheActuals() {
    Actual lost = Actual.builder().id(new UUID(0, 1)).build();
    TransactionConnection own =
        TransactionConnection.builder()
            .transaction1(new UUID(0, 9).toString())
            .transaction2(new UUID(0, 1).toString())
            .build();
    TransactionConnection other =
        TransactionConnection.builder().transaction1(new UUID(0, 9).toString()).build();

    assertThat(OutOfSync.resend(List.of(lost), List.of(own, other)).connections())
        .containsExactly(own);
  }
}
