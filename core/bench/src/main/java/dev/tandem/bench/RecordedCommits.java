package dev.tandem.bench;

import dev.tandem.spi.state.CountKey;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every commit that a runtime made while it carried changes over: the same obligations, settlements
 * and links, of the same size and in the same groups, without connectors, map and reads.
 */
final class RecordedCommits {
  private final List<StoreCommit> before;
  private final List<StoreCommit> measured;
  private final Map<CountKey, Long> counts;
  private List<StoreCommit> open = List.of();
  private StoreKind.@Nullable Opened opened;

  private RecordedCommits(
      List<StoreCommit> before, List<StoreCommit> measured, Map<CountKey, Long> counts) {
    this.before = before;
    this.measured = measured;
    this.counts = counts;
  }

  static RecordedCommits none() {
    return new RecordedCommits(List.of(), List.of(), Map.of());
  }

  /** What a runtime commits while it carries so many changes over. */
  static RecordedCommits of(int changes) throws IOException {
    StoreKind.Opened memory = StoreKind.memory.open();
    List<StoreCommit> commits = new ArrayList<>();
    SyncRun run = SyncRun.through(memory, recording(memory.store(), commits), changes);
    int start = commits.size();
    run.drain();
    run.requireArrived();
    Map<CountKey, Long> counts = memory.store().counts();
    run.close();
    List<StoreCommit> measured = List.copyOf(commits.subList(start, commits.size()));
    return new RecordedCommits(List.copyOf(commits.subList(0, start)), measured, counts);
  }

  private static SyncStore recording(SyncStore store, List<StoreCommit> commits) {
    return (SyncStore)
        Proxy.newProxyInstance(
            RecordedCommits.class.getClassLoader(),
            new Class<?>[] {SyncStore.class},
            (proxy, method, arguments) -> {
              if (arguments != null && arguments[0] instanceof StoreCommit commit) {
                commits.add(commit);
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Brings a store to where the runtime began, under a lease of its own. */
  void openIn(StoreKind.Opened fresh) {
    opened = fresh;
    SyncStore store = fresh.store();
    before.forEach(commit -> store.commit(under(null, commit)));
    Lease lease = store.lease("bench", "bench", Instant.EPOCH, Duration.ofDays(1));
    open = measured.stream().map(commit -> under(lease, commit)).toList();
  }

  private static StoreCommit under(@Nullable Lease lease, StoreCommit commit) {
    return new StoreCommit(
        lease,
        commit.received(),
        commit.settlements(),
        commit.links(),
        commit.removedLinks(),
        commit.documents(),
        commit.expected());
  }

  private SyncStore store() {
    return Objects.requireNonNull(opened).store();
  }

  /** How many commits there are. */
  int size() {
    return open.size();
  }

  /** What each writes of pairs. */
  List<List<Link>> links() {
    return open.stream().map(commit -> List.copyOf(commit.links())).toList();
  }

  /** Answers how many commits there were. */
  int write() {
    for (int i = 0; i < open.size(); i++) {
      write(i);
    }
    return open.size();
  }

  /** Writes one, when all before it are written. */
  void write(int commit) {
    if (!store().commit(open.get(commit)).succeeded()) {
      throw new IllegalStateException("a commit that a runtime made does not fit");
    }
  }

  void requireSame() {
    if (!store().counts().equals(counts)) {
      throw new IllegalStateException(
          "the store counts %s, not %s".formatted(store().counts(), counts));
    }
  }

  void close() throws IOException {
    Objects.requireNonNull(opened).close();
  }
}
