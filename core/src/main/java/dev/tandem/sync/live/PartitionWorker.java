package dev.tandem.sync.live;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.lifecycle.MapState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works on one partition as long as it holds the lease: takes changes in, lets parked rows look
 * again, and carries obligations out. Used by one thread at a time.
 */
public final class PartitionWorker {
  private final SyncContext context;
  private final String partition;
  private final List<Intake> intakes;
  private final List<ChunkSource> sources;
  private final Feeds feeds;
  private final Gates gates;
  private final List<MapRun> maps;
  private @Nullable Lease lease;
  private Proof proof = Proof.OF_EVERYTHING;
  private SentMarks marks;
  private Recovery recovery;
  private final Set<String> transactions = new LinkedHashSet<>();

  /** A worker for a partition. */
  public PartitionWorker(SyncContext context, String partition) {
    this(context, partition, List.of());
  }

  /**
   * A worker for a partition.
   *
   * @param sources what else adds obligations to it
   */
  public PartitionWorker(SyncContext context, String partition, List<ChunkSource> sources) {
    this.context = context;
    this.partition = partition;
    this.sources = List.copyOf(sources);
    maps =
        context.maps().stream().filter(map -> map.options().partition().equals(partition)).toList();
    intakes =
        List.of(
            new Intake(context, partition, Side.DATAVERSE),
            new Intake(context, partition, Side.FINANCE));
    feeds = new Feeds(context, intakes);
    gates = new Gates(context);
    marks = new SentMarks(context);
    recovery = new Recovery(context, marks);
  }

  /**
   * What a turn came to.
   *
   * @param holdsLease whether this worker may work on the partition
   * @param finished how many obligations took a final status
   * @param busy whether there may be more to do at once
   */
  public record Turn(boolean holdsLease, int finished, boolean busy) {}

  /** The partition that it works on. */
  public String partition() {
    return partition;
  }

  /** The lease, null while another worker holds the partition. */
  public @Nullable Lease lease() {
    return lease;
  }

  /** Takes the lease or renews it; null when another worker holds the partition. */
  public @Nullable Lease renew() {
    Instant now = context.now();
    Lease held = lease;
    Lease renewed = held == null ? take(now) : lease(now);
    boolean isNew = renewed != null && (held == null || held.generation() != renewed.generation());
    lease = renewed;
    if (isNew && renewed != null) {
      forgetWhatIsCertain();
      keepLayouts(renewed);
      gates.close();
      if (raiseFences(renewed)) {
        Groups.closeAll(context, partition);
      } else {
        lease = null;
      }
    }
    return lease;
  }

  /** Something may have been sent of which nothing is recorded (I7). */
  private void forgetWhatIsCertain() {
    proof = Proof.OF_EVERYTHING;
    marks = new SentMarks(context);
    recovery = new Recovery(context, marks);
  }

  private @Nullable Lease lease(Instant now) {
    return context.store().lease(partition, context.owner(), now, context.leaseLife());
  }

  /**
   * A new generation, even where a lease of this owner still runs: it belongs to a process that
   * ended, and what that one sent may still be on its way (I8).
   */
  private @Nullable Lease take(Instant now) {
    Lease found = lease(now);
    if (found == null) {
      return null;
    }
    context.store().release(found);
    return lease(now);
  }

  private void keepLayouts(Lease held) {
    StoreCommit.Builder commit = StoreCommit.under(held);
    context.layouts().documents().forEach(commit::document);
    context.store().commit(commit.build());
  }

  /** False when a newer worker has raised its fence already, or a side cannot be asked now. */
  private boolean raiseFences(Lease held) {
    Fence fence = fence(held);
    boolean raised = true;
    for (Side side : Side.values()) {
      if (context.side(side).has(Capability.FENCES)) {
        boolean[] holds = {false};
        boolean asked =
            new RowReads(context)
                .guarded(side, () -> holds[0] = context.side(side).connector().raiseFence(fence));
        raised &= asked && holds[0];
      }
    }
    if (!raised) {
      context.store().release(held);
    }
    return raised;
  }

  private Fence fence(Lease held) {
    return new Fence("tandem/" + partition, held.generation());
  }

  /** Takes in and carries out up to {@code limit} changes a side. */
  public Turn turn(int limit) {
    boolean finished = false;
    try {
      Turn turn = work(limit);
      finished = true;
      return turn;
    } finally {
      if (!finished) {
        // What was sent is not recorded: the next turn begins like that of another worker (I7).
        lease = null;
      }
    }
  }

  private Turn work(int limit) {
    Lease held = renew();
    if (held == null) {
      return new Turn(false, 0, false);
    }
    MapStates states = MapStates.load(context.store());
    Map<String, OwedChange> fresh = Map.of();
    boolean more = false;
    for (Intake intake : intakes) {
      Intake.Result result = intake.run(held, states, limit);
      if (result == Intake.Result.FENCED) {
        return fenced();
      }
      Intake.Recorded recorded = intake.takeRecorded();
      learn(recorded.operations());
      fresh = joined(fresh, recorded.changes());
      more |= result == Intake.Result.MORE;
    }
    for (ChunkSource source : sources) {
      Intake.Result result = source.advance(held, states, feeds, limit);
      if (result == Intake.Result.FENCED) {
        return fenced();
      }
      more |= result == Intake.Result.MORE;
    }
    if (!wake(held, limit)) {
      return fenced();
    }
    return carryOut(held, wanted(MapStates.load(context.store()), limit), fresh, more);
  }

  private static Map<String, OwedChange> joined(
      Map<String, OwedChange> some, Map<String, OwedChange> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return some.isEmpty() ? others : some;
    }
    Map<String, OwedChange> all = new LinkedHashMap<>(some);
    all.putAll(others);
    return all;
  }

  /** What was sent before and not recorded comes before all that is owed. */
  private Turn carryOut(
      Lease held, List<ObligationQuery> wanted, Map<String, OwedChange> fresh, boolean more) {
    Recovery.Found found = recovery.of(wanted);
    if (found.sent().isEmpty()) {
      return apply(held, works(due(found.queries()), fresh), more);
    }
    Recovery asked = recovery;
    Turn first = apply(held, works(found.sent(), fresh), more);
    if (!first.holdsLease() || recovery != asked) {
      return first; // nothing of it is recorded
    }
    Turn rest = apply(held, works(due(found.queries()), fresh), first.busy());
    return new Turn(rest.holdsLease(), first.finished() + rest.finished(), rest.busy());
  }

  private List<Work> works(List<Obligation> obligations, Map<String, OwedChange> fresh) {
    List<Work> works = new ArrayList<>();
    for (Obligation obligation : obligations) {
      works.add(work(obligation, fresh.get(obligation.operationId())));
    }
    return works;
  }

  /** What this worker receives itself, and everything behind it, nobody else has sent. */
  private void learn(Set<String> recorded) {
    if (proof.equals(Proof.OF_EVERYTHING) && !recorded.isEmpty()) {
      context.store().received(recorded).values().stream()
          .mapToLong(Obligation::sequence)
          .max()
          .ifPresent(newest -> proof = new Proof(newest));
    }
  }

  private Turn fenced() {
    lease = null;
    context.tell(new SyncEvent.Fenced(partition));
    return new Turn(false, 0, false);
  }

  /** Lets parked obligations look again whose time has come, or whose transaction has ended. */
  private boolean wake(Lease held, int limit) {
    Instant now = context.now();
    ObligationQuery parked =
        ObligationQuery.of(limit, ObligationStatus.PARKED).inPartition(partition);
    Map<Long, Obligation> found = new LinkedHashMap<>();
    context
        .store()
        .obligations(parked.dueAt(now))
        .forEach(each -> found.put(each.sequence(), each));
    Set<String> ended = endedTransactions();
    if (!ended.isEmpty()) {
      context
          .store()
          .obligations(
              ObligationQuery.of(Integer.MAX_VALUE, ObligationStatus.PARKED)
                  .inPartition(partition)
                  .waitingFor(ended))
          .forEach(each -> found.put(each.sequence(), each));
    }
    Collection<Obligation> due = found.values();
    if (due.isEmpty()) {
      return true;
    }
    StoreCommit.Builder commit = StoreCommit.under(held);
    due.forEach(
        obligation ->
            commit.settle(Settlement.of(obligation, ObligationStatus.PENDING, now, "looks again")));
    return !(context.store().commit(commit.build()) instanceof CommitOutcome.Fenced);
  }

  /** The names under which obligations wait for transactions that have ended since. */
  private Set<String> endedTransactions() {
    if (transactions.isEmpty()) {
      return Set.of();
    }
    HeldPairs held = HeldPairs.load(context);
    Set<String> ended = new LinkedHashSet<>();
    transactions.stream()
        .filter(transaction -> !held.isOpen(transaction))
        .forEach(transaction -> ended.add(HeldPairs.awaited(transaction)));
    transactions.removeIf(transaction -> !held.isOpen(transaction));
    return ended;
  }

  /** Carries these obligations out at once and nothing else, if this worker has the lease. */
  public void carryOut(Set<String> operations) {
    Lease held = lease == null ? null : renew();
    if (held == null) {
      return;
    }
    MapStates states = MapStates.load(context.store());
    List<Obligation> due =
        context.store().received(operations).values().stream()
            .filter(each -> each.partition().equals(partition))
            .filter(each -> each.status() == ObligationStatus.PENDING)
            .filter(each -> states.of(each.map()).sends())
            .sorted(Comparator.comparingLong(Obligation::sequence))
            .toList();
    if (!due.isEmpty()) {
      apply(held, works(due, Map.of()), false);
    }
  }

  private Turn apply(Lease held, List<Work> works, boolean more) {
    if (works.isEmpty()) {
      return keepGates(held) ? new Turn(true, 0, more) : fenced();
    }
    BatchRecord record = new BatchRecord(context, held);
    Batch batch = new Batch(context, record, fence(held), proof, marks);
    works.forEach(batch::add);
    batch.run();
    if (batch.isFenced()) {
      return fenced();
    }
    Groups groups = new Groups(context);
    groups.close(record);
    gates.documents().forEach(record.commit()::document);
    CommitOutcome outcome = context.store().commit(record.commit().build());
    if (outcome instanceof CommitOutcome.Fenced) {
      return fenced();
    }
    if (outcome.succeeded()) {
      transactions.addAll(batch.transactions());
      record.publish();
      groups.closeLater();
    } else {
      // Somebody changed one of them meanwhile.
      forgetWhatIsCertain();
    }
    boolean moved = record.settlements() > 0;
    return new Turn(true, record.finished(), more || moved);
  }

  /** What is wanted now: everything of maps that run, rows of the initial sync of those that do. */
  private List<ObligationQuery> wanted(MapStates states, int limit) {
    Set<String> sending = new LinkedHashSet<>();
    Map<String, Set<String>> initializing = new LinkedHashMap<>();
    for (MapRun map : maps) {
      MapState state = states.of(map.name());
      if (state == MapState.INITIALIZING) {
        String run = states.fields(map.name()).get(MapStates.RUN, "");
        initializing.computeIfAbsent(run, any -> new LinkedHashSet<>()).add(map.name());
      } else if (state.sends()) {
        sending.add(map.name());
      }
    }
    ObligationQuery query =
        ObligationQuery.of(limit, ObligationStatus.PENDING, ObligationStatus.IN_DOUBT)
            .inPartition(partition);
    List<ObligationQuery> wanted = new ArrayList<>();
    if (!sending.isEmpty()) {
      wanted.add(query.ofMaps(sending));
    }
    initializing.forEach((run, names) -> wanted.add(query.ofMaps(names).ofRun(run)));
    return wanted;
  }

  private List<Obligation> due(List<ObligationQuery> queries) {
    List<Obligation> due = new ArrayList<>();
    queries.forEach(query -> due.addAll(open(query)));
    return due;
  }

  private List<Obligation> open(ObligationQuery query) {
    boolean dataverse = context.side(Side.DATAVERSE).isOpen(context.now());
    boolean finance = context.side(Side.FINANCE).isOpen(context.now());
    if (!dataverse) {
      return List.of();
    }
    return finance ? context.store().obligations(query) : towardsDataverse(query);
  }

  /**
   * While finance is closed, what was sent there without an answer cannot be proven, and a change
   * from there may be just that; the maps concerned wait.
   */
  private List<Obligation> towardsDataverse(ObligationQuery query) {
    Set<String> certain = new LinkedHashSet<>(query.maps());
    context
        .store()
        .obligations(
            ObligationQuery.of(Integer.MAX_VALUE, ObligationStatus.IN_DOUBT)
                .inPartition(partition)
                .towards(Side.FINANCE))
        .forEach(obligation -> certain.remove(obligation.map()));
    return certain.isEmpty()
        ? List.of()
        : context.store().obligations(query.towards(Side.DATAVERSE).ofMaps(certain));
  }

  /**
   * Takes an obligation up.
   *
   * @param fresh its change if this turn recorded it, so that it need not be read back; else null
   */
  private Work work(Obligation obligation, @Nullable OwedChange fresh) {
    MapRun map = Objects.requireNonNull(context.map(obligation.map()));
    TableSchema table = map.table(obligation.target().other());
    OwedChange change = fresh == null ? context.changes().read(obligation.payload(), table) : fresh;
    return new Work(obligation, map, change);
  }

  /** Sides that were closed while changes were read rest for every other worker too (I21). */
  private boolean keepGates(Lease held) {
    Map<String, String> unstored = gates.unstored();
    if (unstored.isEmpty()) {
      return true;
    }
    StoreCommit.Builder commit = StoreCommit.under(held);
    unstored.forEach(commit::document);
    return !(context.store().commit(commit.build()) instanceof CommitOutcome.Fenced);
  }

  /** The instant before which there is nothing to do as both sides are closed; else null. */
  public @Nullable Instant nextAttemptAt() {
    Instant earliest = null;
    for (Side side : Side.values()) {
      Instant until = context.side(side).closedUntil();
      if (!until.isAfter(context.now())) {
        return null;
      }
      earliest = earliest == null || until.isBefore(earliest) ? until : earliest;
    }
    return earliest;
  }

  /** Gives the partition back. */
  public void release() {
    Lease held = lease;
    if (held != null) {
      lease = null;
      context.store().release(held);
    }
  }
}
