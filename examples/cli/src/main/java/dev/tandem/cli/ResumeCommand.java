package dev.tandem.cli;

import dev.tandem.sync.Lifecycle;
import dev.tandem.sync.Waiting;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Resumes paused maps. */
@CommandLine.Command(
    name = "resume",
    description = {
      "Resumes paused maps.",
      "What waits is sent, oldest first, before anything newer.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  tandem resume --config sync.yaml \"Projects V2\"",
      "  tandem resume --config sync.yaml \"Projects V2\" --skip keep"
    })
final class ResumeCommand extends LifecycleCommand {
  @Option(
      names = "--skip",
      paramLabel = "keep|discard",
      description =
          "Go on at once without what waits: keep it as dead letters, or discard it for good.")
  private @Nullable Waiting skip;

  @Override
  Collection<String> act(Lifecycle lifecycle, String... chosen) {
    if (skip == null) {
      lifecycle.resume(chosen);
    } else {
      lifecycle.skipToLive(skip, chosen);
    }
    return List.of(chosen);
  }
}
