package dev.tandem.cli;

import dev.tandem.cli.page.PageServer;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether a synchronisation shows itself on a page, and where. */
final class PageOption {
  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--page",
      paramLabel = "PORT",
      description = {
        "Show it on a page that this machine alone can open: states, counters, throughput, dead"
            + " letters, origin of values. 0 for any free port."
      })
  private @Nullable Integer port;

  /** What is open until it is closed. */
  interface Open extends AutoCloseable {
    @Override
    void close();
  }

  boolean isGiven() {
    return port != null;
  }

  /** Complains of what is no port. */
  void check(CommandLine command) {
    if (port != null && (port < 0 || port > LAST_PORT)) {
      throw new ParameterException(
          command, "--page takes a port between 0 and %d".formatted(LAST_PORT));
    }
  }

  /** Opens the page of a session, if there shall be one, and says where; close it before both. */
  Open open(SyncSession session, SyncLoop loop, Console console) {
    if (port == null) {
      return () -> {};
    }
    Throughput throughput = new Throughput(Clock.systemUTC());
    loop.watch(throughput);
    try {
      PageServer server =
          PageServer.start(port, new StatusService(session, throughput, Clock.systemUTC()));
      console.say("page: " + server.address());
      return server::close;
    } catch (IOException e) {
      throw new UnreadableException(
          "--page: cannot listen on port %d of this machine: %s; choose another, or 0 for any"
              .formatted(port, e.getMessage()),
          e);
    }
  }
}
