package dev.tandem.cli;

import dev.tandem.cli.sync.ConfigReader;
import dev.tandem.cli.sync.SyncConfig;
import dev.tandem.example.odata.finance.events.EventIntake;
import dev.tandem.example.odata.server.sample.SampleServers;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.MapStatus;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.lifecycle.MapState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Keeps the two sample servers in step over HTTP, as another process with {@code
 * sample/services.yaml} would: a first load with finance as master, then every change, of which
 * finance tells by data events. One thread.
 */
final class ServedSync {
  private static final String SECRET = "SAMPLE_SECRET";
  private static final Duration PROGRESS = Duration.ofSeconds(10);

  private final SampleServers servers;
  private final Console console;
  private final StopSignal stop;
  private final StoreOption store;
  private final PageOption page;

  ServedSync(
      SampleServers servers, Console console, StopSignal stop, StoreOption store, PageOption page) {
    this.servers = servers;
    this.console = console;
    this.stop = stop;
    this.store = store;
    this.page = page;
  }

  /**
   * Works until somebody asks to stop.
   *
   * @param eventsPort where finance delivers its events; 0 for any port that is free
   * @param onlyOnce ends once everything that is there was carried over
   */
  void run(int eventsPort, boolean onlyOnce) throws IOException {
    Path folder = Files.createTempDirectory("tandem-serve");
    try {
      Progress progress = new Progress(console::say, Clock.systemUTC(), PROGRESS);
      try (SyncSession session = SyncSession.openToWork(config(folder, eventsPort), progress)) {
        subscribe(session);
        SyncLoop loop = new SyncLoop(session, console, progress, stop);
        try (PageOption.Open shown = page.open(session, loop, console)) {
          Objects.requireNonNull(shown);
          load(session.runtime(), loop);
          if (!onlyOnce) {
            console.say("in step; Ctrl-C ends it");
            loop.forever();
          }
        }
      }
    } finally {
      delete(folder);
    }
  }

  private void subscribe(SyncSession session) throws IOException {
    EventIntake intake = Objects.requireNonNull(session.system(Side.FINANCE).events());
    URI endpoint = Objects.requireNonNull(intake.endpoint());
    servers.deliverEvents(endpoint, servers.credential().secret());
    console.println("events of finance   " + endpoint);
    console.out().flush();
  }

  private void load(SyncRuntime runtime, SyncLoop loop) throws IOException {
    checkNew(runtime);
    String[] maps = runtime.status().stream().map(MapStatus::map).toArray(String[]::new);
    String run = runtime.initialSync(InitialSyncRequest.of(Side.FINANCE, maps));
    loop.untilOver(run);
    for (String line : new StatusOverview(runtime).lines()) {
      console.println(line);
    }
    console.out().flush();
  }

  /** What a store knows of rows that are gone would be taken for what these servers hold. */
  private void checkNew(SyncRuntime runtime) {
    boolean isNew =
        runtime.counters().received() == 0
            && runtime.status().stream().allMatch(map -> map.state() == MapState.NOT_RUNNING);
    if (!isNew) {
      throw new UnreadableException(
          "--store holds a synchronisation already, and the rows of these servers are new;"
              + " name an empty one: another file, or another schema with currentSchema=NAME");
    }
  }

  private SyncConfig config(Path folder, int eventsPort) throws IOException {
    List<String> lines = new ArrayList<>();
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put(SECRET, servers.credential().secret());
    add(lines, "dataverse", servers.dataverse().api().toString(), servers.dataverse().origin());
    add(lines, "finance", servers.finance().api().toString(), servers.finance().origin());
    lines.add(
        "  events: {listen: %d, store: events.db, secretEnv: %s}".formatted(eventsPort, SECRET));
    lines.add(store.line());
    lines.add("maps: [Legal entities, Currencies, {map: accounts, name: Customers V3}]");
    Path file = Files.write(folder.resolve("sync.yaml"), lines);
    return ConfigReader.read(file, environment);
  }

  private void add(List<String> lines, String kind, String api, Object origin) {
    lines.add(kind + ":");
    lines.add("  kind: " + kind);
    lines.add("  url: '%s'".formatted(api));
    lines.add("  tokenUrl: '%s/common/oauth2/v2.0/token'".formatted(origin));
    lines.add("  clientId: " + servers.credential().clientId());
    lines.add("  secretEnv: " + SECRET);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
