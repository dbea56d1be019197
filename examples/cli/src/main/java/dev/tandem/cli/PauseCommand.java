package dev.tandem.cli;

import dev.tandem.sync.Lifecycle;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pauses running maps. */
@CommandLine.Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Pauses running maps.",
      "Their changes are recorded and wait, for as long and as many as they may be.",
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
      "  tandem pause --config sync.yaml \"Projects V2\"",
      "  tandem pause --config sync.yaml \"Projects V2\" --dependants"
    })
final class PauseCommand extends SyncingCommand {
  @Mixin private final MapsParameter maps = new MapsParameter();

  @Option(
      names = "--dependants",
      description = "Pause the running maps as well that refer to their rows.")
  private boolean dependants;

  @Override
  public Integer call() {
    try (SyncSession session = open()) {
      String[] chosen = maps.choose(session, this);
      Lifecycle lifecycle = session.runtime().lifecycle();
      if (dependants) {
        chosen = lifecycle.pauseWithDependants(chosen).toArray(String[]::new);
      } else {
        lifecycle.pause(chosen);
      }
      StatusPage.states(session, chosen).forEach(this::print);
    }
    return ExitCode.OK;
  }
}
