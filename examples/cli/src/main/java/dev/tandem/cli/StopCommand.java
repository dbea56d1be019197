package dev.tandem.cli;

import dev.tandem.sync.Lifecycle;
import dev.tandem.sync.Waiting;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Stops maps: changes are neither sent nor recorded. */
@CommandLine.Command(
    name = "stop",
    description = {
      "Stops maps: changes are neither sent nor recorded.",
      "Where changes wait, --waiting must say what becomes of them.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  tandem stop --config sync.yaml \"Projects V2\"",
      "  tandem stop --config sync.yaml --all --waiting keep"
    })
final class StopCommand extends LifecycleCommand {
  @Option(
      names = "--waiting",
      paramLabel = "keep|discard",
      description = "Stop in any state; what waits is kept as dead letters, or discarded for good.")
  private @Nullable Waiting waiting;

  @Override
  Collection<String> act(Lifecycle lifecycle, String... chosen) {
    if (waiting == null) {
      lifecycle.stop(chosen);
    } else {
      lifecycle.stop(waiting, chosen);
    }
    return List.of(chosen);
  }
}
