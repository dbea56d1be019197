package dev.tandem.cli;

import dev.tandem.sync.MapStatus;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.lifecycle.MapState;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keeps two systems in step. */
@CommandLine.Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Keeps two systems in step until it is stopped by Ctrl-C or SIGTERM.",
      "Progress goes to standard error. The other commands on the same --config act",
      "on it while it runs; killed at any moment, the next one goes on where it was.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped when asked, or with --until-idle: everything arrived",
      "1:with --until-idle: dead letters, conflicts or parked rows are left",
      "2:the configuration, the store or a system cannot be read"
    },
    footer = {
      "",
      "Examples:",
      "  tandem sync --config sync.yaml",
      "  tandem sync --config sync.yaml --page 8910",
      "  tandem sync --config sync.yaml --start --until-idle"
    })
final class SyncCommand extends SyncingCommand {
  @Option(
      names = "--start",
      description = "Start the maps that do not run, without an initial sync.")
  private boolean start;

  @Option(
      names = "--until-idle",
      description = "End when nothing is left to do; what waits on paused maps may stay.")
  private boolean untilIdle;

  @Option(
      names = "--progress",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How often to tell the counters while something waits; 10 unless said.")
  private int seconds = 10;

  @Mixin private final PageOption page = new PageOption();

  @Override
  public Integer call() {
    page.check(commandLine());
    if (seconds < 1) {
      throw new CommandLine.ParameterException(
          commandLine(), "--progress is %d; give at least 1 second".formatted(seconds));
    }
    Progress progress =
        new Progress(console()::say, Clock.systemUTC(), Duration.ofSeconds(seconds));
    try (StopSignal stop = StopSignal.install()) {
      int code = ExitCode.OK;
      try (SyncSession session = SyncSession.openToWork(config(), progress)) {
        code = work(session, new SyncLoop(session, console(), progress, stop));
        progress.finish(session.runtime());
      }
      console().say("stopped");
      return stop.ended(code);
    }
  }

  private int work(SyncSession session, SyncLoop loop) {
    try (PageOption.Open shown = page.open(session, loop, console())) {
      Objects.requireNonNull(shown);
      start(session.runtime());
      if (!untilIdle) {
        loop.forever();
        return ExitCode.OK;
      }
      loop.until(loop::isDrained);
      boolean left = SyncLoop.isLeft(session.runtime().counters());
      return left ? ExitCode.REJECTED : ExitCode.OK;
    }
  }

  private void start(SyncRuntime runtime) {
    String[] resting =
        runtime.status().stream()
            .filter(map -> map.state() == MapState.NOT_RUNNING)
            .map(MapStatus::map)
            .toArray(String[]::new);
    if (start && resting.length > 0) {
      runtime.lifecycle().start(resting);
    } else if (resting.length > 0) {
      console()
          .say(
              "not running: %s; 'tandem start' and 'tandem initial-sync' start them"
                  .formatted(String.join(", ", resting)));
    }
  }
}
