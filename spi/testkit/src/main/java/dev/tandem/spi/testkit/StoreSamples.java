package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.StoreSession.NOW;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Obligations that differ in everything one can ask for, and the answers they should give. */
final class StoreSamples {
  /** Some of the keys, one without any obligation among them. */
  static final Set<LinkKey> SOME_KEYS =
      Set.of(new LinkKey(1, -1), new LinkKey(2, -2), new LinkKey(99, 99));

  private static final int COUNT = 120;
  private static final ObligationStatus[] STATUSES = {
    ObligationStatus.PENDING, ObligationStatus.PARKED, ObligationStatus.APPLIED
  };

  private StoreSamples() {}

  /** Receives the samples and tells them as the store must hold them. */
  static List<Obligation> receive(StoreSession session) {
    StoreCommit.Builder commit = StoreSession.commit();
    for (int number = 0; number < COUNT; number++) {
      commit.receive(sample(number));
    }
    session.committed(commit);
    List<Obligation> all = new ArrayList<>();
    for (int number = 0; number < COUNT; number++) {
      all.add(session.now("op" + number));
    }
    return all;
  }

  /** Periods that have few common factors, so that the properties meet in every way. */
  private static Obligation sample(int number) {
    int key = number % 5;
    return new Obligation(
        0,
        "op" + number,
        "p" + number % 2,
        "m" + number % 3,
        number % 7 < 3 ? Side.FINANCE : Side.DATAVERSE,
        key == 0 ? null : new LinkKey(key, -key),
        number / 3 % 3 == 0 ? null : "g" + number / 3 % 3,
        number / 5 % 3 == 0 ? null : "r" + number / 5 % 3,
        STATUSES[number / 2 % 3],
        number % 4,
        number / 7 % 4 == 0 ? null : NOW.plusMillis(number / 7 % 4 - 2),
        number / 4 % 4 == 0 ? null : "w" + number / 4 % 4,
        NOW,
        NOW,
        "",
        StoreSession.payload("p" + number));
  }

  static Settlement parked(Obligation obligation, LinkKey key, String row, Instant next) {
    return new Settlement(
        obligation.sequence(),
        obligation.status(),
        ObligationStatus.PARKED,
        key,
        1,
        next,
        row,
        NOW,
        "",
        null);
  }

  /** Every combination of conditions. */
  static List<ObligationQuery> combinations() {
    List<UnaryOperator<ObligationQuery>> conditions =
        List.of(
            query -> query.inPartition("p1"),
            query -> query.ofMaps(Set.of("m1", "m2")),
            query -> query.towards(Side.FINANCE),
            query -> query.ofKeys(SOME_KEYS),
            query -> query.ofGroup("g1"),
            query -> query.ofRun("r1"),
            query -> query.waitingFor(Set.of("w1", "w2")),
            query -> query.dueAt(NOW));
    List<ObligationQuery> queries = new ArrayList<>();
    for (int mask = 0; mask < 1 << conditions.size(); mask++) {
      ObligationQuery query =
          ObligationQuery.of(1000, ObligationStatus.PENDING, ObligationStatus.PARKED);
      for (int bit = 0; bit < conditions.size(); bit++) {
        query = (mask >> bit & 1) == 0 ? query : conditions.get(bit).apply(query);
      }
      queries.add(query);
    }
    return queries;
  }

  /** The obligations that meet a query, in order: what every store must answer. */
  static List<Obligation> meeting(ObligationQuery query, List<Obligation> all) {
    return all.stream()
        .filter(each -> query.statuses().contains(each.status()))
        .filter(each -> query.maps().isEmpty() || query.maps().contains(each.map()))
        .filter(each -> query.target() == null || query.target() == each.target())
        .filter(each -> isWanted(query.partition(), each.partition()))
        .filter(each -> isWanted(query.group(), each.group()))
        .filter(each -> isWanted(query.run(), each.run()))
        .filter(each -> isAmong(query.keys(), each.key()))
        .filter(each -> isAmong(query.waitingFor(), each.waitingFor()))
        .filter(each -> isDue(query.dueAt(), each.nextAttemptAt()))
        .filter(each -> each.sequence() > query.after())
        .limit(query.limit())
        .toList();
  }

  private static boolean isWanted(@Nullable String wanted, @Nullable String held) {
    return wanted == null || Objects.equals(wanted, held);
  }

  private static <T> boolean isAmong(Set<T> wanted, @Nullable T held) {
    return wanted.isEmpty() || (held != null && wanted.contains(held));
  }

  private static boolean isDue(@Nullable Instant at, @Nullable Instant next) {
    return at == null || next == null || !next.isAfter(at);
  }
}
