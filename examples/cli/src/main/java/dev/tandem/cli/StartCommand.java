package dev.tandem.cli;

import dev.tandem.sync.Lifecycle;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;

/** Starts maps without an initial sync. */
@CommandLine.Command(
    name = "start",
    description = {
      "Starts maps without an initial sync.",
      "Changes are recorded and sent from the next step of 'tandem sync' on.",
      "With startGuard in the configuration, maps of Project Operations start only",
      "when their legal entities are set up.",
      ""
    },
    footer = {"", "Examples:", "  tandem start --config sync.yaml --all"})
final class StartCommand extends LifecycleCommand {
  @Override
  Collection<String> act(Lifecycle lifecycle, String... chosen) {
    lifecycle.start(chosen);
    return List.of(chosen);
  }
}
