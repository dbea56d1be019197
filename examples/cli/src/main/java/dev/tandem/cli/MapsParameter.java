package dev.tandem.cli;

import dev.tandem.sync.MapStatus;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which maps of a configuration are meant. */
final class MapsParameter {
  @Parameters(
      arity = "0..*",
      paramLabel = "MAP",
      description = "Names of maps of the configuration, or their ids.")
  private List<String> maps = new ArrayList<>();

  @Option(names = "--all", description = "All maps of the configuration.")
  private boolean all;

  /** Whether the user named any. */
  boolean isAny() {
    return all || !maps.isEmpty();
  }

  /** Their names. */
  String[] choose(SyncSession session, TandemCommand command) {
    if (all == !maps.isEmpty()) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "name at least one MAP, or give --all alone");
    }
    return all
        ? session.runtime().status().stream().map(MapStatus::map).toArray(String[]::new)
        : session.maps(maps);
  }
}
