package dev.tandem.cli;

import dev.tandem.sync.Lifecycle;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Pauses running maps. */
@CommandLine.Command(
    name = "pause",
    description = {
      "Pauses running maps.",
      "Their changes are recorded and wait, for as long and as many as they may be.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  tandem pause --config sync.yaml \"Projects V2\"",
      "  tandem pause --config sync.yaml \"Projects V2\" --dependants"
    })
final class PauseCommand extends LifecycleCommand {
  @Option(
      names = "--dependants",
      description = "Pause the running maps as well that refer to their rows.")
  private boolean dependants;

  @Override
  Collection<String> act(Lifecycle lifecycle, String... chosen) {
    if (dependants) {
      return lifecycle.pauseWithDependants(chosen);
    }
    lifecycle.pause(chosen);
    return List.of(chosen);
  }
}
