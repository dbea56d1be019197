package dev.tandem.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Payload;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does the same to two stores and compares every answer. One seed decides the history. Row ids are
 * unique to their pair, since a store need not say which of two pairs of one row it finds.
 */
final class RandomHistory {
  private static final int OPERATIONS = 60;
  private static final List<String> MAPS = List.of("Projects", "projects", "Tasks", "Zeit ü 𝄞");
  private static final List<String> PARTITIONS = List.of("p0", "p1");
  private static final List<String> TEXTS =
      List.of(
          "a", "A", "a'b", "ä", "", "a%", "\ufb03", "𝄞", "\0", "a\ud834", "\udd1e", "\u001a0000");

  private final Random random;
  private final SyncStore expected;
  private final SyncStore actual;
  private final List<Lease> leases = new ArrayList<>();
  private Instant now = SampleObligations.START;
  private int received;

  RandomHistory(long seed, SyncStore expected, SyncStore actual) {
    this.random = new Random(seed);
    this.expected = expected;
    this.actual = actual;
  }

  void run() {
    for (int step = 0; step < 40; step++) {
      now = now.plusMillis(random.nextInt(3_000)).plusNanos(random.nextInt(1_000));
      switch (random.nextInt(8)) {
        case 0 -> lease();
        case 1 -> release();
        case 2 -> prune();
        default -> commit();
      }
      look();
    }
  }

  private <T> T same(Function<SyncStore, T> question) {
    T answer = question.apply(expected);
    assertThat(question.apply(actual)).isEqualTo(answer);
    return answer;
  }

  private void lease() {
    String partition = one(PARTITIONS);
    String owner = one(TEXTS);
    Duration life = Duration.ofMillis(random.nextInt(5_000));
    Lease lease =
        same(store -> Optional.ofNullable(store.lease(partition, owner, now, life))).orElse(null);
    if (lease != null) {
      leases.add(lease);
    }
  }

  private void release() {
    if (!leases.isEmpty()) {
      Lease lease = one(leases);
      expected.release(lease);
      actual.release(lease);
    }
  }

  private void prune() {
    Instant before = now.minusMillis(random.nextInt(20_000));
    same(store -> store.prune(before, 10_000));
  }

  private void commit() {
    StoreCommit.Builder commit =
        StoreCommit.under(leases.isEmpty() || random.nextInt(3) > 0 ? null : one(leases));
    for (int i = random.nextInt(12); i > 0; i--) {
      commit.receive(obligation());
    }
    settle(commit);
    for (int i = random.nextInt(6); i > 0; i--) {
      Link link = link();
      if (random.nextInt(4) == 0) {
        commit.unlink(link);
      } else {
        commit.link(link);
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      commit.document(one(TEXTS) + one(TEXTS), random.nextInt(4) == 0 ? "" : one(TEXTS));
    }
    if (random.nextInt(4) == 0) {
      commit.expect(one(TEXTS) + one(TEXTS), random.nextBoolean() ? "" : one(TEXTS));
    }
    StoreCommit built = commit.build();
    same(store -> store.commit(built));
  }

  private void settle(StoreCommit.Builder commit) {
    List<Obligation> known = expected.obligations(all());
    if (known.isEmpty()) {
      return;
    }
    Set<Long> done = new HashSet<>();
    for (int i = random.nextInt(10); i > 0; i--) {
      Obligation each = one(known);
      if (done.add(each.sequence())) {
        commit.settle(
            new Settlement(
                each.sequence(),
                random.nextInt(40) == 0 ? one(ObligationStatus.values()) : each.status(),
                one(ObligationStatus.values()),
                random.nextBoolean() ? null : key(),
                random.nextInt(9),
                random.nextBoolean() ? null : now.plusMillis(random.nextInt(9_000)),
                random.nextBoolean() ? null : one(TEXTS),
                now,
                one(TEXTS),
                random.nextBoolean() ? null : payload()));
      }
    }
  }

  private Obligation obligation() {
    if (random.nextInt(5) > 0) {
      received++;
    }
    return new Obligation(
        0,
        "id-" + random.nextInt(received + 1),
        one(PARTITIONS),
        one(MAPS),
        one(Side.values()),
        random.nextBoolean() ? null : key(),
        random.nextBoolean() ? null : one(TEXTS),
        random.nextBoolean() ? null : one(TEXTS),
        one(ObligationStatus.values()),
        random.nextInt(9),
        random.nextBoolean() ? null : now.plusMillis(random.nextInt(9_000)),
        random.nextBoolean() ? null : one(TEXTS),
        now,
        now.minusMillis(random.nextInt(9_000)),
        one(TEXTS),
        payload());
  }

  private Link link() {
    LinkKey key = key();
    String map = one(MAPS);
    UUID row = new UUID(key.high() * 31 + map.hashCode(), key.low() * 2 + random.nextInt(2));
    return new Link(map, key, random.nextInt(3) == 0 ? null : row, payload());
  }

  private LinkKey key() {
    return new LinkKey(random.nextInt(7) - 3, random.nextInt(3) - 1);
  }

  private Payload payload() {
    byte[] bytes = new byte[random.nextInt(5)];
    random.nextBytes(bytes);
    return Payload.of(bytes);
  }

  private void look() {
    same(SyncStore::counts);
    same(store -> store.obligations(all()));
    ObligationQuery query = query();
    same(store -> store.obligations(query));
    same(store -> store.received(List.of("id-1", "id-2", "id-" + received, "nobody")));
    String map = one(MAPS);
    List<LinkKey> keys = List.of(key(), key(), key());
    same(store -> store.links(map, keys));
    LinkKey after = random.nextBoolean() ? null : key();
    int limit = 1 + random.nextInt(5);
    List<Link> page = same(store -> store.links(map, after, limit));
    List<UUID> rows = page.stream().map(Link::rowId).filter(row -> row != null).toList();
    same(store -> store.linksOfRows(map, rows));
    String prefix = one(TEXTS);
    same(store -> List.copyOf(store.documents(prefix).entrySet()));
  }

  private static ObligationQuery all() {
    return ObligationQuery.of(OPERATIONS * 100, ObligationStatus.values());
  }

  private ObligationQuery query() {
    Set<ObligationStatus> statuses = EnumSet.of(one(ObligationStatus.values()));
    for (int i = random.nextInt(8); i > 0; i--) {
      statuses.add(one(ObligationStatus.values()));
    }
    return new ObligationQuery(
        statuses,
        maybe(PARTITIONS),
        some(MAPS),
        random.nextBoolean() ? null : one(Side.values()),
        random.nextInt(3) > 0 ? Set.of() : new HashSet<>(List.of(key(), key(), key())),
        random.nextInt(3) > 0 ? null : one(TEXTS),
        random.nextInt(3) > 0 ? null : one(TEXTS),
        random.nextInt(3) > 0 ? Set.of() : some(TEXTS),
        random.nextBoolean() ? null : now,
        random.nextBoolean() ? 0 : random.nextInt(received + 1),
        1 + random.nextInt(20));
  }

  private @Nullable String maybe(List<String> of) {
    return random.nextBoolean() ? null : one(of);
  }

  private Set<String> some(List<String> of) {
    Set<String> some = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      some.add(one(of));
    }
    return some;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }
}
