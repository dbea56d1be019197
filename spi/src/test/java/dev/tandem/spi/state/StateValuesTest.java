package dev.tandem.spi.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.spi.schema.Side;
import java.nio.ReadOnlyBufferException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StateValuesTest {
  private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");
  private static final LinkKey KEY = new LinkKey(1, 2);

  @Test
  void statusNumbersNeverChangeMeaning() {
    assertThat(Arrays.stream(ObligationStatus.values()).map(each -> each.number() + " " + each))
        .containsExactly(
            "0 PENDING",
            "1 IN_DOUBT",
            "2 PARKED",
            "3 CONFLICT",
            "4 DEAD",
            "5 APPLIED",
            "6 SUPERSEDED",
            "7 FILTERED",
            "8 OVERRULED",
            "9 DISCARDED");
    for (ObligationStatus status : ObligationStatus.values()) {
      assertThat(ObligationStatus.of(status.number())).isSameAs(status);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ObligationStatus.of(10))
        .withMessageContaining("10");
  }

  @Test
  void nothingFinalIsOwed() { // I10, I22
    assertThat(ObligationStatus.values())
        .filteredOn(ObligationStatus::isFinal)
        .containsExactly(
            ObligationStatus.APPLIED,
            ObligationStatus.SUPERSEDED,
            ObligationStatus.FILTERED,
            ObligationStatus.OVERRULED,
            ObligationStatus.DISCARDED);
    assertThat(ObligationStatus.values())
        .filteredOn(ObligationStatus::isWaiting)
        .containsExactly(ObligationStatus.PENDING, ObligationStatus.IN_DOUBT)
        .noneMatch(ObligationStatus::isFinal);
  }

  @Test
  void payloadsAreBytesThatNobodyChanges() {
    Payload payload = Payload.of(new byte[] {1, 2});
    payload.toBytes()[0] = 9;

    assertThat(payload).isEqualTo(Payload.of(new byte[] {1, 2})).hasToString("2 bytes");
    assertThat(payload).hasSameHashCodeAs(Payload.of(new byte[] {1, 2}));
    assertThat(payload).isNotEqualTo(Payload.of(new byte[] {2, 1})).isNotEqualTo(Payload.EMPTY);
    assertThat(payload.size()).isEqualTo(2);
    assertThat(payload.buffer().remaining()).isEqualTo(2);
    assertThatExceptionOfType(ReadOnlyBufferException.class)
        .isThrownBy(() -> payload.buffer().put((byte) 0));
    assertThat(Payload.of(new byte[0])).isSameAs(Payload.EMPTY);
  }

  @Test
  void keysOfLinksOrderLikeTheirText() {
    List<LinkKey> keys =
        List.of(
            new LinkKey(0, 0),
            new LinkKey(0, -1),
            new LinkKey(1, 0),
            new LinkKey(Long.MIN_VALUE, 1),
            new LinkKey(-1, Long.MAX_VALUE),
            new LinkKey(-1, Long.MIN_VALUE));

    assertThat(keys).isSorted();
    assertThat(keys.stream().map(LinkKey::toString)).isSorted();
    assertThat(new LinkKey(-1, 10)).hasToString("ffffffffffffffff000000000000000a");
    assertThat(KEY.compareTo(new LinkKey(1, 2))).isZero();
  }

  @Test
  void leasesCountFromOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Lease("p", "a", 0, NOW));
  }

  @Test
  void theLastWordOnAPairCounts() {
    Link first = new Link("m", KEY, null, Payload.EMPTY);
    Link second = new Link("m", KEY, new UUID(1, 1), Payload.EMPTY);
    Link other = new Link("n", KEY, null, Payload.EMPTY);

    StoreCommit kept = StoreCommit.under(null).link(first).unlink(first).link(second).build();
    StoreCommit gone = StoreCommit.under(null).link(second).link(other).unlink(first).build();
    assertThat(kept.links()).containsExactly(second);
    assertThat(kept.removedLinks()).isEmpty();
    assertThat(gone.links()).containsExactly(other);
    assertThat(gone.removedLinks()).containsExactly(first);
  }

  @Test
  void commitsHoldWhatWasCollected() {
    Lease lease = new Lease("p", "a", 1, NOW);
    Obligation obligation = obligation();
    Settlement settlement = Settlement.of(obligation, ObligationStatus.DEAD, NOW, "why");
    StoreCommit.Builder builder = StoreCommit.under(lease);

    assertThat(builder.expect("d", "").build().isEmpty()).as("a condition alone").isTrue();
    StoreCommit commit =
        builder
            .receive(obligation)
            .settle(settlement)
            .document("d", "1")
            .document("d", "2")
            .build();
    builder.receive(obligation);
    assertThat(commit.isEmpty()).isFalse();
    assertThat(commit)
        .isEqualTo(
            new StoreCommit(
                lease,
                List.of(obligation),
                List.of(settlement),
                List.of(),
                List.of(),
                Map.of("d", "2"),
                Map.of("d", "")));
  }

  @Test
  void settlementsLeaveWhatTheyDoNotMention() {
    Obligation before = obligation();
    Obligation after =
        before.after(Settlement.of(before, ObligationStatus.APPLIED, NOW.plusSeconds(1), "done"));

    assertThat(after)
        .usingRecursiveComparison()
        .ignoringFields("status", "settledAt", "note", "nextAttemptAt", "waitingFor")
        .isEqualTo(before);
    assertThat(after.status()).isEqualTo(ObligationStatus.APPLIED);
    assertThat(after.settledAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(after.note()).isEqualTo("done");
    assertThat(after.nextAttemptAt()).isNull();
    assertThat(after.waitingFor()).isNull();
    assertThat(after).hasToString("7 op APPLIED");
  }

  @Test
  void queriesCollectConditions() {
    ObligationQuery query =
        ObligationQuery.of(5, ObligationStatus.PENDING, ObligationStatus.PARKED)
            .inPartition("p")
            .ofMaps(Set.of("m"))
            .towards(Side.FINANCE)
            .ofKeys(Set.of(KEY))
            .ofGroup("g")
            .ofRun("r")
            .waitingFor(Set.of("w"))
            .dueAt(NOW)
            .after(9);

    assertThat(query)
        .isEqualTo(
            new ObligationQuery(
                Set.of(ObligationStatus.PENDING, ObligationStatus.PARKED),
                "p",
                Set.of("m"),
                Side.FINANCE,
                Set.of(KEY),
                "g",
                "r",
                Set.of("w"),
                NOW,
                9,
                5));
    assertThatIllegalArgumentException().isThrownBy(() -> ObligationQuery.of(5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ObligationQuery.of(0, ObligationStatus.PENDING));
  }

  @Test
  void onlyCommittedSucceeds() {
    assertThat(new CommitOutcome.Committed(0, 0).succeeded()).isTrue();
    assertThat(new CommitOutcome.Fenced().succeeded()).isFalse();
    assertThat(new CommitOutcome.Changed("x").succeeded()).isFalse();
  }

  private static Obligation obligation() {
    return new Obligation(
        7,
        "op",
        "p",
        "m",
        Side.FINANCE,
        KEY,
        "g",
        "r",
        ObligationStatus.PENDING,
        3,
        NOW,
        "w",
        NOW,
        NOW,
        "",
        Payload.of(new byte[] {1}));
  }
}
