package dev.tandem.cli;

import dev.tandem.cli.sync.Database;
import dev.tandem.cli.sync.MapConfig;
import dev.tandem.cli.sync.SyncConfig;
import dev.tandem.engine.CompiledMap;
import dev.tandem.filter.FilterDialect;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.work.SetUpGuard;
import dev.tandem.schema.format.CatalogReader;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.error.ConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.store.jdbc.JdbcSyncStore;
import dev.tandem.sync.MapStatus;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.event.SyncListener;
import dev.tandem.sync.initial.InitialSyncStatus;
import dev.tandem.sync.policy.MapOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A configuration at work: store, systems and runtime. Several processes may have the same one open
 * at a time; who steps takes turns by leases. One thread opens, steps and closes it; its runtime
 * and the names of its maps are for any.
 */
final class SyncSession implements AutoCloseable {
  private static final int STORE_CONNECTIONS = 4;

  /** What is done with the store of the configuration. */
  private enum StoreUse {
    /** It is left alone. */
    NONE,
    /** Its file must be there. */
    BEGUN,
    /** Its file is made when it is not there. */
    MADE
  }

  private final SyncConfig config;
  private final Catalogs catalogs;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final OpenSystem dataverse;
  private final OpenSystem finance;
  private final List<String> aliases = new ArrayList<>();
  private final List<DryRun.NamedMap> maps = new ArrayList<>();
  private final SyncRuntime runtime;

  private SyncSession(SyncConfig config, SyncListener listener, boolean isOwner, StoreUse use) {
    this.config = config;
    catalogs = catalogs(config);
    dataverse = new OpenSystem(catalogs.dataverse(), config.dataverse(), isOwner);
    finance = new OpenSystem(catalogs.finance(), config.finance(), isOwner);
    SyncRuntime.Builder builder =
        SyncRuntime.builder()
            .connector(Side.DATAVERSE, dataverse.connector())
            .connector(Side.FINANCE, finance.connector())
            .clock(Clock.systemUTC())
            .owner(ProcessHandle.current().pid() + "-" + UUID.randomUUID())
            .leaseLife(config.leaseLife())
            .inDoubtAfter(config.inDoubtAfter())
            .retry(config.retry())
            .listener(listener);
    config.alerts().forEach(builder::alert);
    if (config.startGuard() != null) {
      builder.startGuard(ProjectOperations.startGuard(config.startGuard()));
    }
    config.maps().forEach(map -> add(map, builder));
    open.push(dataverse);
    open.push(finance);
    boolean done = false;
    try {
      runtime = builder.store(use == StoreUse.NONE ? SyncStore.inMemory() : store(use)).build();
      open.push(runtime);
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /** The schemas of both systems; finance has the tables that are looked at before a start. */
  private static Catalogs catalogs(SyncConfig config) {
    Catalogs known =
        config.schemas() == null
            ? ProjectOperations.shipped().catalogs()
            : CatalogReader.read(config.schemas());
    return config.startGuard() == null
        ? known
        : new Catalogs(known.dataverse(), SetUpGuard.with(known.finance()));
  }

  /** Opens beside others; rows in memory are out of reach. */
  static SyncSession open(SyncConfig config, SyncListener listener) {
    return new SyncSession(config, listener, false, StoreUse.MADE);
  }

  /** Opens beside others what was begun: a store that is not there yet is refused, and not made. */
  static SyncSession openBegun(SyncConfig config) {
    return new SyncSession(config, SyncListener.none(), false, StoreUse.BEGUN);
  }

  /** Opens the systems and maps alone: the store is neither read nor made. */
  static SyncSession withoutStore(SyncConfig config, SyncListener listener) {
    return new SyncSession(config, listener, true, StoreUse.NONE);
  }

  /** Opens to do the work, with rows in memory if the configuration has any. */
  static SyncSession openToWork(SyncConfig config, SyncListener listener) {
    SyncSession session = new SyncSession(config, listener, true, StoreUse.MADE);
    boolean done = false;
    try {
      session.dataverse.connector().open();
      session.finance.connector().open();
      done = true;
    } finally {
      if (!done) {
        session.close();
      }
    }
    return session;
  }

  private void add(MapConfig map, SyncRuntime.Builder builder) {
    FilterDialect dialect = map.legacyFilters() ? FilterDialect.LEGACY : FilterDialect.CURRENT;
    Path folder = Objects.requireNonNull(config.file().toAbsolutePath().getParent());
    try {
      ChosenMap chosen = MapArgument.find(map.map(), folder, catalogs, dialect);
      CatalogueEntry entry = chosen.entry();
      aliases.add(entry == null ? map.map() : entry.id());
      CompiledMap compiled = chosen.compileToRun().orThrow();
      MapOptions options = map.options();
      if (entry != null && options.name().isEmpty()) {
        options = options.named(entry.name());
      }
      CompiledMap ours =
          map.company().isEmpty() ? compiled : compiled.inCompany(LegalEntity.of(map.company()));
      DryRun.NamedMap named = new DryRun.NamedMap(ours, options);
      refuseSecond(named.name());
      builder.map(ours, options);
      maps.add(named);
    } catch (UnreadableException e) {
      throw new UnreadableException(map.place() + ": " + e.getMessage(), e);
    }
  }

  private void refuseSecond(String name) {
    if (maps.stream().anyMatch(other -> other.name().equals(name))) {
      throw new UnreadableException(
          "another map above is named '%s' as well; take one out, or give one a name: of its own"
              .formatted(name));
    }
  }

  private SyncStore store(StoreUse use) {
    Database database = config.store();
    Clock clock = Clock.systemUTC();
    Path file = database.file();
    if (file != null) {
      if (use == StoreUse.BEGUN && Files.notExists(file)) {
        throw new UnreadableException(
            "there is no store yet at %s; 'tandem sync', 'tandem start' and 'tandem initial-sync' make it"
                .formatted(file));
      }
      SyncStore store = store(file, clock);
      open.push(store);
      return store;
    }
    var pool = OpenSystem.pool(database, "the store");
    open.push(pool);
    SyncStore store =
        JdbcSyncStore.builder(pool).clock(clock).connections(STORE_CONNECTIONS).open();
    open.push(store);
    return store;
  }

  private static SyncStore store(Path file, Clock clock) {
    try {
      return JdbcSyncStore.fileBuilder(file).clock(clock).open();
    } catch (ConnectorException e) {
      String remedy =
          e instanceof TransientConnectorException
              ? "another process holds it; try again when it has let go"
              : "name a file of SQLite, or one that is not there yet, in a folder that is";
      throw new UnreadableException(
          "cannot open the store %s: %s; %s".formatted(file, e.getMessage(), remedy), e);
    }
  }

  SyncConfig config() {
    return config;
  }

  Catalogs catalogs() {
    return catalogs;
  }

  SyncRuntime runtime() {
    return runtime;
  }

  OpenSystem system(Side side) {
    return side == Side.FINANCE ? finance : dataverse;
  }

  /** The map that a user names by its name, id or as it stands in the configuration, any case. */
  String map(String wanted) {
    List<String> names = runtime.status().stream().map(MapStatus::map).toList();
    for (int i = 0; i < names.size(); i++) {
      MapConfig map = config.maps().get(i);
      if (wanted.equalsIgnoreCase(names.get(i))
          || wanted.equalsIgnoreCase(map.map())
          || wanted.equalsIgnoreCase(aliases.get(i))) {
        return names.get(i);
      }
    }
    throw new UnreadableException(
        "the configuration %s runs no map '%s'; it runs:\n  %s"
            .formatted(config.file(), wanted, String.join("\n  ", names)));
  }

  /** A map of the configuration by any of its names, with its options. */
  DryRun.NamedMap compiledMap(String wanted) {
    String name = map(wanted);
    List<String> names = runtime.status().stream().map(MapStatus::map).toList();
    return maps.get(names.indexOf(name));
  }

  /** The maps of the configuration with their options, in its order. */
  List<DryRun.NamedMap> compiledMaps() {
    return List.copyOf(maps);
  }

  /** Refuses the name of an initial sync that there never was, and says which there were. */
  void requireRun(String wanted) {
    if (runtime.initialSyncStatus(wanted).isEmpty()) {
      List<String> known = runtime.initialSyncs().stream().map(InitialSyncStatus::run).toList();
      throw new UnreadableException(
          "there was no run '%s'; %s"
              .formatted(
                  wanted,
                  known.isEmpty()
                      ? "there was no initial sync yet"
                      : "'tandem status' says more of those there were: "
                          + String.join(", ", known)));
    }
  }

  String[] maps(List<String> wanted) {
    return wanted.stream().map(this::map).distinct().toArray(String[]::new);
  }

  @Override
  public void close() {
    RuntimeException failure = null;
    while (!open.isEmpty()) {
      try (AutoCloseable each = open.pop()) {
        Objects.requireNonNull(each);
      } catch (RuntimeException e) {
        failure = e;
      } catch (Exception e) {
        failure = new IllegalStateException(e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
