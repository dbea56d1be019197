package dev.tandem.cli;

import dev.tandem.sync.Activity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Tells how a synchronisation is doing. */
@CommandLine.Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Tells how a synchronisation is doing.",
      "The states of its maps, what became of all changes, what waits and since when,",
      "and its initial syncs.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:told",
      "2:the configuration or the store cannot be read, or there is no store yet"
    },
    footer = {
      "",
      "Examples:",
      "  tandem status --config sync.yaml",
      "  tandem status --config sync.yaml --activity \"Projects V2\""
    })
final class StatusCommand extends SyncingCommand {
  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "TEXT",
      description = "A table for people (the default), or JSON.")
  private OutputFormat format = OutputFormat.TEXT;

  @Option(
      names = "--activity",
      paramLabel = "MAP",
      description = "What happened to this map instead, the oldest first.")
  private @Nullable String activity;

  @Override
  public Integer call() {
    try (SyncSession session = openBegun()) {
      if (activity != null) {
        session.runtime().activity(session.map(activity)).forEach(this::print);
      } else if (format == OutputFormat.JSON) {
        print(new StatusOverview(session.runtime()).json());
      } else {
        new StatusOverview(session.runtime()).lines().forEach(this::print);
      }
    }
    return ExitCode.OK;
  }

  private void print(Activity one) {
    print(
        "%s  %s, was %s: %s"
            .formatted(StatusOverview.time(one.at()), one.to(), one.from(), one.reason()));
  }
}
