package dev.tandem.cli;

import dev.tandem.sync.Lifecycle;
import dev.tandem.sync.Waiting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops maps: changes are neither sent nor recorded. */
@CommandLine.Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Stops maps: changes are neither sent nor recorded.",
      "Where changes wait, --waiting must say what becomes of them.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:a map is in the wrong state, then none was touched; or the configuration or the store"
          + " cannot be read"
    },
    footer = {
      "",
      "Examples:",
      "  tandem stop --config sync.yaml \"Projects V2\"",
      "  tandem stop --config sync.yaml --all --waiting keep"
    })
final class StopCommand extends SyncingCommand {
  @Mixin private final MapsParameter maps = new MapsParameter();

  @Option(
      names = "--waiting",
      paramLabel = "keep|discard",
      description = "Stop in any state; what waits is kept as dead letters, or discarded for good.")
  private @Nullable Waiting waiting;

  @Override
  public Integer call() {
    try (SyncSession session = open()) {
      String[] chosen = maps.choose(session, this);
      Lifecycle lifecycle = session.runtime().lifecycle();
      if (waiting == null) {
        lifecycle.stop(chosen);
      } else {
        lifecycle.stop(waiting, chosen);
      }
      StatusPage.states(session, chosen).forEach(this::print);
    }
    return ExitCode.OK;
  }
}
