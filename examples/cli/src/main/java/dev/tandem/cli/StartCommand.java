package dev.tandem.cli;

import dev.tandem.sync.Lifecycle;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Starts maps without an initial sync. */
@CommandLine.Command(
    name = "start",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Starts maps without an initial sync.",
      "Changes are recorded and sent from the next step of 'tandem sync' on.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:a map is in the wrong state, then none was touched; or the configuration or the store"
          + " cannot be read"
    },
    footer = {"", "Examples:", "  tandem start --config sync.yaml --all"})
final class StartCommand extends SyncingCommand {
  @Mixin private final MapsParameter maps = new MapsParameter();

  @Override
  public Integer call() {
    try (SyncSession session = open()) {
      String[] chosen = maps.choose(session, this);
      Lifecycle lifecycle = session.runtime().lifecycle();
      lifecycle.start(chosen);
      StatusPage.states(session, chosen).forEach(this::print);
    }
    return ExitCode.OK;
  }
}
