package dev.tandem.cli;

import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.initial.InitialSyncStatus;
import dev.tandem.sync.initial.MapProgress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies the rows that are there, and starts the maps. */
@CommandLine.Command(
    name = "initial-sync",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Carries the rows that are there to the other side and starts the maps.",
      "Those that they refer to come first. Waits for the end: a running 'tandem sync'",
      "does the work, or else this command. Stopped, 'tandem sync' goes on with it.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every row came to its place",
      "1:some rows failed, or a map was stopped meanwhile",
      "2:a map runs already; or the configuration, the store or a system cannot be read"
    },
    footer = {
      "",
      "Examples:",
      "  tandem initial-sync --config sync.yaml --all --estimate --identities 4",
      "  tandem initial-sync --config sync.yaml --all --master dataverse",
      "  tandem initial-sync --config sync.yaml --retry-failed initial-1"
    })
final class InitialSyncCommand extends SyncingCommand {
  @Mixin private final MapsParameter maps = new MapsParameter();

  @Option(
      names = "--master",
      paramLabel = "dataverse|finance",
      description = "Whose values win where both sides have a row of one key.")
  private @Nullable Side master;

  @Option(
      names = "--company",
      paramLabel = "ID",
      description = "Only rows of this company; may be given several times.")
  private List<LegalEntity> companies = new ArrayList<>();

  @Option(names = "--insist", description = "A map with failed rows does not run afterwards.")
  private boolean insist;

  @Option(
      names = "--no-prerequisites",
      description = "Only the named maps, not those that they refer to.")
  private boolean alone;

  @Option(
      names = "--outcomes",
      paramLabel = "FILE",
      description = "Write what became of every row, one JSON object a line.")
  private @Nullable Path outcomes;

  @Option(
      names = "--retry-failed",
      paramLabel = "RUN",
      description = "Try the failed rows of this run again instead, as they are now.")
  private @Nullable String retried;

  @Option(
      names = "--estimate",
      description = {
        "Do nothing; count the rows and print what a first load costs against the",
        "published limits of Dataverse and finance."
      })
  private boolean estimate;

  @Option(
      names = "--identities",
      paramLabel = "N",
      defaultValue = "1",
      description = "For --estimate: application users side by side. Default: ${DEFAULT-VALUE}")
  private int identities;

  @Option(
      names = "--licences",
      paramLabel = "N",
      defaultValue = "0",
      description = "For --estimate: paid licences of the tenant. Default: ${DEFAULT-VALUE}")
  private int licences;

  @Option(
      names = "--row-time",
      paramLabel = "MS",
      defaultValue = "10",
      description =
          "For --estimate: milliseconds that Dataverse works on a row. Default: ${DEFAULT-VALUE}")
  private int rowTime;

  @Option(names = "--detach", description = "Only ask; do not wait for the end.")
  private boolean detach;

  @Override
  public Integer call() {
    if (estimate) {
      return tellEstimate();
    }
    check();
    if (outcomes != null) {
      OutcomesFile.requireWritable(outcomes);
    }
    Progress progress = new Progress(console()::say, Clock.systemUTC(), Duration.ofSeconds(10));
    try (StopSignal stop = StopSignal.install()) {
      int code;
      try (SyncSession session = SyncSession.open(config(), progress)) {
        requireSystems(session);
        String run = ask(session);
        if (!detach) {
          SyncLoop loop = new SyncLoop(session, console(), progress, stop);
          loop.untilOver(run);
        }
        code = tell(session.runtime(), run);
      }
      return stop.ended(code);
    }
  }

  private int tellEstimate() {
    if (identities < 1 || licences < 0 || rowTime < 1) {
      throw new CommandLine.ParameterException(
          commandLine(),
          "--identities and --row-time are at least 1, and --licences is not negative");
    }
    try (SyncSession session = SyncSession.openToWork(config(), event -> {})) {
      LoadCount count = new LoadCount(session, companies);
      List<LoadEstimate.Load> loads = count.loads(maps.choose(session, this), alone);
      LoadEstimateText.lines(
              new LoadEstimate(loads, identities, licences, Duration.ofMillis(rowTime)))
          .forEach(this::print);
    }
    return ExitCode.OK;
  }

  private void check() {
    boolean chooses = maps.isAny() || master != null || !companies.isEmpty() || insist || alone;
    String problem =
        retried != null && chooses
            ? "--retry-failed goes on with the run as it was asked for; leave MAP and the options of"
                + " another run out"
            : retried == null && master == null ? "say --master dataverse|finance" : "";
    if (!problem.isEmpty()) {
      throw new CommandLine.ParameterException(commandLine(), problem);
    }
  }

  /** Rows in the memory of another process cannot be read from here; better said at once. */
  private static void requireSystems(SyncSession session) {
    for (Side side : Side.values()) {
      session.system(side).connector().open();
    }
  }

  private String ask(SyncSession session) {
    SyncRuntime runtime = session.runtime();
    if (retried != null) {
      session.requireRun(retried);
      print("rows that have another try: %d".formatted(runtime.retryFailed(retried)));
      return retried;
    }
    InitialSyncRequest request =
        InitialSyncRequest.of(Objects.requireNonNull(master), maps.choose(session, this))
            .ofCompanies(companies.toArray(new LegalEntity[0]));
    request = insist ? request.insisting() : request;
    return runtime.initialSync(alone ? request.withoutPrerequisites() : request);
  }

  private int tell(SyncRuntime runtime, String run) {
    InitialSyncStatus status = runtime.initialSyncStatus(run).orElseThrow();
    List<String> lines = new ArrayList<>();
    status.maps().forEach(map -> StatusOverview.addMap(lines, map));
    print(run + (status.isOver() ? ": over" : ": not over"));
    lines.forEach(this::print);
    if (outcomes != null) {
      print("%d outcomes in %s".formatted(OutcomesFile.write(outcomes, runtime, run), outcomes));
    }
    boolean failed =
        status.maps().stream()
            .anyMatch(
                map ->
                    map.failed() > 0
                        || map.outcome() == MapProgress.Outcome.FAILED
                        || map.outcome() == MapProgress.Outcome.STOPPED);
    return failed ? ExitCode.REJECTED : ExitCode.OK;
  }
}
