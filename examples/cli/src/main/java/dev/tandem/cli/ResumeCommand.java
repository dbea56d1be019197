package dev.tandem.cli;

import dev.tandem.sync.Lifecycle;
import dev.tandem.sync.Waiting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Resumes paused maps. */
@CommandLine.Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Resumes paused maps.",
      "What waits is sent, oldest first, before anything newer.",
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
      "  tandem resume --config sync.yaml \"Projects V2\"",
      "  tandem resume --config sync.yaml \"Projects V2\" --skip keep"
    })
final class ResumeCommand extends SyncingCommand {
  @Mixin private final MapsParameter maps = new MapsParameter();

  @Option(
      names = "--skip",
      paramLabel = "keep|discard",
      description =
          "Go on at once without what waits: keep it as dead letters, or discard it for good.")
  private @Nullable Waiting skip;

  @Override
  public Integer call() {
    try (SyncSession session = open()) {
      String[] chosen = maps.choose(session, this);
      Lifecycle lifecycle = session.runtime().lifecycle();
      if (skip == null) {
        lifecycle.resume(chosen);
      } else {
        lifecycle.skipToLive(skip, chosen);
      }
      StatusPage.states(session, chosen).forEach(this::print);
    }
    return ExitCode.OK;
  }
}
