package dev.tandem.store.jdbc;

import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.CountKey;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A durable store in a database: a file of SQLite, or PostgreSQL. Safe for several threads, and for
 * several processes on one database. It keeps the connections that it opened, at most four unless
 * the builder is told otherwise, until it is closed. Instants are kept to the nanosecond between
 * the years 1678 and 2261, and beyond them as the nearest of these.
 *
 * <p>Opening and every commit check that the database keeps what it acknowledges; where it may not,
 * they fail with {@code STORE_NOT_DURABLE} and a remedy.
 */
public final class JdbcSyncStore implements SyncStore {
  private final Sessions sessions;
  private final Retry retry;
  private final Names names = new Names();
  private final Counts counts = new Counts(names);
  private final Obligations obligations = new Obligations(names);
  private final Receipts receipts = new Receipts(obligations);
  private final Finder finder = new Finder(obligations, counts, names);
  private final Leases leases;
  private final Documents documents;
  private final Links links;

  private JdbcSyncStore(Sessions sessions, Retry retry) {
    this.sessions = sessions;
    this.retry = retry;
    leases = new Leases(sessions.dialect());
    documents = new Documents(sessions.dialect());
    links = new Links(sessions.dialect(), names);
  }

  /**
   * Opens the store behind a data source with the usual settings, and creates or migrates its
   * tables.
   *
   * @throws dev.tandem.spi.error.PermanentConnectorException with STORE_NOT_DURABLE when a commit
   *     could be lost, with STORE_FAILED when the database is not one that the store knows, or its
   *     tables are those of a newer library
   * @throws dev.tandem.spi.error.TransientConnectorException when the database cannot be reached
   */
  public static JdbcSyncStore open(DataSource dataSource) {
    return builder(dataSource).open();
  }

  /**
   * Opens, or creates, the embedded default: a file of SQLite. Its driver, {@code
   * org.xerial:sqlite-jdbc}, must be on the path of the host. Beside the file stand two others
   * while it is open; the three belong together.
   */
  public static JdbcSyncStore openFile(Path file) {
    return fileBuilder(file).open();
  }

  /** Starts with the usual settings. */
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource::getConnection);
  }

  /** The same, for a file of SQLite. */
  public static Builder fileBuilder(Path file) {
    // As an address, so that no character of the path is taken for an option.
    String url = "jdbc:sqlite:" + file.toAbsolutePath().toUri();
    return new Builder(() -> DriverManager.getConnection(url));
  }

  /** Collects settings; not safe for several threads. */
  public static final class Builder {
    private final Sessions.Source source;
    private @Nullable Clock clock;
    private int connections = 4;
    private Duration lockTimeout = Duration.ofSeconds(10);
    private Duration retryAfter = Duration.ofSeconds(1);
    private Schema schema = Schema.newest();
    private @Nullable Dialect dialect;

    private Builder(Sessions.Source source) {
      this.source = source;
    }

    /**
     * The clock that retries are reckoned by. Without one, the latest instant that the store was
     * told, as that of a lease or of a settlement, stands for the present.
     */
    public Builder clock(Clock chosen) {
      clock = chosen;
      return this;
    }

    /**
     * Most connections at the same time, at least 1; 4 unless set. A pool must have as many to
     * give, since the store keeps what it took.
     */
    public Builder connections(int most) {
      if (most < 1) {
        throw new IllegalArgumentException("a store needs at least one connection");
      }
      connections = most;
      return this;
    }

    /** How long a call waits for other writers before it fails as transient; 10 s unless set. */
    public Builder lockTimeout(Duration chosen) {
      lockTimeout = chosen;
      return this;
    }

    /** How long after a transient failure another try is worth it; 1 s unless set. */
    public Builder retryAfter(Duration chosen) {
      retryAfter = chosen;
      return this;
    }

    /** For tests of migration. */
    Builder schema(Schema chosen) {
      schema = chosen;
      return this;
    }

    /** For tests of what happens without the checks of a dialect. */
    Builder dialect(Dialect chosen) {
      dialect = chosen;
      return this;
    }

    /** Opens the store; see {@link JdbcSyncStore#open}. */
    public JdbcSyncStore open() {
      Retry retry = new Retry(clock, retryAfter);
      Sessions sessions = new Sessions(source, dialect, connections, lockTimeout, retry);
      boolean open = false;
      try {
        sessions.migrate(schema);
        JdbcSyncStore store = new JdbcSyncStore(sessions, retry);
        open = true;
        return store;
      } finally {
        if (!open) {
          sessions.close();
        }
      }
    }
  }

  @Override
  public @Nullable Lease lease(String partition, String owner, Instant now, Duration life) {
    retry.mention(now);
    return sessions
        .write(
            "taking the lease of " + partition,
            session -> Optional.ofNullable(leases.take(session, partition, owner, now, life)))
        .orElse(null);
  }

  @Override
  public void release(Lease lease) {
    sessions.write(
        "releasing " + lease.partition(),
        session -> {
          leases.release(session, lease);
          return lease;
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>A commit that failed as transient may be repeated as it is, whether it took place or not.
   */
  @Override
  public CommitOutcome commit(StoreCommit commit) {
    commit.received().forEach(obligation -> retry.mention(obligation.receivedAt()));
    commit.settlements().forEach(settlement -> retry.mention(settlement.at()));
    names.number(sessions, namesOf(commit));
    return sessions.write("committing", session -> store(session, commit));
  }

  private static Set<String> namesOf(StoreCommit commit) {
    Set<String> names = new HashSet<>();
    for (Obligation obligation : commit.received()) {
      names.add(obligation.partition());
      names.add(obligation.map());
      String run = obligation.run();
      if (run != null) {
        names.add(run);
      }
    }
    commit.links().forEach(link -> names.add(link.map()));
    return names;
  }

  private CommitOutcome store(Session session, StoreCommit commit) throws SQLException {
    Lease lease = commit.lease();
    if (lease != null && !leases.isNewest(session, lease)) {
      return new CommitOutcome.Fenced();
    }
    Settlements settlements = new Settlements(commit.settlements());
    String changed = documents.changed(session, commit.expected());
    changed = changed == null ? settlements.changed(session) : changed;
    if (changed != null) {
      return new CommitOutcome.Changed(changed);
    }
    Counts.Changes changes = new Counts.Changes();
    int received = receipts.store(session, commit.received(), changes);
    settlements.apply(session, changes);
    counts.store(session, changes);
    links.remove(session, commit.removedLinks());
    links.put(session, commit.links());
    documents.keep(session, commit.documents());
    return new CommitOutcome.Committed(received, commit.received().size() - received);
  }

  @Override
  public List<Obligation> obligations(ObligationQuery query) {
    return Finder.readsBoth(query)
        ? sessions.readMoment("reading obligations", session -> finder.find(session, query))
        : sessions.read("reading obligations", session -> finder.find(session, query));
  }

  @Override
  public Map<String, Obligation> received(Collection<String> operationIds) {
    return sessions.read("reading receipts", session -> receipts.find(session, operationIds));
  }

  @Override
  public Map<LinkKey, Link> links(String map, Collection<LinkKey> keys) {
    List<LinkKey> wanted = keys.stream().distinct().sorted().toList();
    return sessions.read("reading links", session -> links.find(session, map, wanted));
  }

  @Override
  public Map<UUID, Link> linksOfRows(String map, Collection<UUID> rowIds) {
    List<UUID> wanted = rowIds.stream().distinct().toList();
    return sessions.read("reading links", session -> links.findRows(session, map, wanted));
  }

  @Override
  public List<Link> links(String map, @Nullable LinkKey after, int limit) {
    return sessions.read("reading links", session -> links.page(session, map, after, limit));
  }

  @Override
  public Map<String, String> documents(String prefix) {
    return sessions.read("reading documents", session -> documents.startingWith(session, prefix));
  }

  @Override
  public Map<CountKey, Long> counts() {
    return sessions.read("reading counts", counts::all);
  }

  @Override
  public int prune(Instant before, int limit) {
    return sessions.write(
        "forgetting old obligations", session -> Pruning.prune(session, before, limit));
  }

  @Override
  public void close() {
    sessions.close();
  }
}
