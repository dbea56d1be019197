package dev.tandem.cli;

import dev.tandem.cli.sync.ConfigReader;
import dev.tandem.engine.CompiledMap;
import dev.tandem.filter.FilterDialect;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.event.SyncListener;
import dev.tandem.sync.policy.MapOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a synchronisation would write. */
@CommandLine.Command(
    name = "dry-run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Shows what a synchronisation would write, and writes nothing.",
      "Rows of both sides are taken into memory, from files or from the systems of a",
      "configuration, and synchronised there by the same runtime. Each row that would",
      "be written is shown column by column, with the field, lookup and transforms",
      "that bring the value; rows that would not travel are shown with the reason.",
      "",
      "A file has one JSON object a line: {\"table\":...,\"values\":{...}}.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every row would travel, or is filtered or alike",
      "1:some rows would be parked, rejected or in conflict",
      "2:a map, the rows or the configuration cannot be read"
    },
    footer = {
      "",
      "Examples:",
      "  tandem dry-run \"Projects V2\" --dataverse projects.ndjson",
      "  tandem dry-run my-solution.zip#msdyn_projects Customers --dataverse d.ndjson \\",
      "      --finance f.ndjson --report dry-run.html",
      "  tandem dry-run --config sync.yaml --format json"
    })
final class DryRunCommand extends TandemCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "MAP",
      description =
          "Maps as 'tandem map' takes them; with --config, maps of the configuration, or all of it.")
  private List<String> wanted = List.of();

  @Option(names = "--dataverse", paramLabel = "FILE", description = "Rows that Dataverse has.")
  private @Nullable Path dataverse;

  @Option(names = "--finance", paramLabel = "FILE", description = "Rows that finance has.")
  private @Nullable Path finance;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Take maps and rows of a synchronisation; its store is not looked at.")
  private @Nullable Path config;

  @Option(
      names = "--master",
      paramLabel = "dataverse|finance",
      description = "Whose values win where both sides have a row of one key. Default: dataverse.")
  private Side master = Side.DATAVERSE;

  @Option(
      names = "--company",
      paramLabel = "ID",
      description = "Company of the rows that name none themselves.")
  private @Nullable LegalEntity company;

  @Option(names = "--legacy", description = "Read older Dataverse filters as well.")
  private boolean legacy;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "Most rows that are shown of each map and way; all are read and counted. Default: all.")
  private int limit;

  @Mixin private final SchemasOption schemas = new SchemasOption();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "How the result is written. Default: text.")
  private OutputFormat format = OutputFormat.TEXT;

  @Option(names = "--report", paramLabel = "FILE", description = "Also write a page of HTML.")
  private @Nullable Path report;

  @Override
  public Integer call() throws IOException {
    if ((config == null) == (dataverse == null && finance == null)) {
      throw new CommandLine.ParameterException(
          commandLine(), "give rows with --dataverse and --finance, or a --config, and not both");
    }
    if (limit < 0) {
      throw new CommandLine.ParameterException(
          commandLine(), "--limit is %d; give a number of rows, or 0 for all".formatted(limit));
    }
    DryRun dry = config == null ? ofFiles() : ofConfig(config);
    List<DryRunRow> rows = dry.run(master);
    List<DryRunTotals> totals = dry.totals(rows);
    List<DryRunWay> shown = DryRunWay.of(totals, rows, limit);
    if (report != null) {
      DryRunPage.write(shown, report);
    }
    if (format == OutputFormat.JSON) {
      console().println(DryRunText.json(shown));
    } else {
      for (String line : DryRunText.lines(shown)) {
        console().println(line);
      }
    }
    boolean failed = totals.stream().anyMatch(way -> way.failed() > 0);
    return failed ? ExitCode.REJECTED : ExitCode.OK;
  }

  private DryRun ofFiles() {
    if (wanted.isEmpty()) {
      throw new CommandLine.ParameterException(commandLine(), "name at least one map");
    }
    Catalogs given = schemas.catalogs();
    Catalogs catalogs = given == null ? ProjectOperations.shipped().catalogs() : given;
    List<DryRun.NamedMap> maps = new ArrayList<>();
    for (String each : wanted) {
      DryRun.NamedMap map = map(each, catalogs);
      if (maps.stream().anyMatch(other -> other.name().equals(map.name()))) {
        throw new UnreadableException(
            "two of these maps are named '%s'; run them one by one, or by a --config that gives one a"
                    .formatted(map.name())
                + " name of its own");
      }
      maps.add(map);
    }
    DryRun dry = new DryRun(catalogs, maps);
    have(dry, catalogs, Side.DATAVERSE, dataverse);
    have(dry, catalogs, Side.FINANCE, finance);
    return dry;
  }

  private DryRun.NamedMap map(String name, Catalogs catalogs) {
    FilterDialect dialect = legacy ? FilterDialect.LEGACY : FilterDialect.CURRENT;
    ChosenMap chosen = MapArgument.find(name, Path.of(""), catalogs, dialect);
    CatalogueEntry entry = chosen.entry();
    CompiledMap compiled = chosen.compileToRun().orThrow();
    MapOptions options = MapOptions.STANDARD;
    return new DryRun.NamedMap(
        company == null ? compiled : compiled.inCompany(company),
        entry == null ? options : options.named(entry.name()));
  }

  private static void have(DryRun dry, Catalogs catalogs, Side side, @Nullable Path file) {
    if (file != null) {
      dry.have(side, edits -> RowLines.ofSide(catalogs.of(side)).enter(file, edits));
    }
  }

  private DryRun ofConfig(Path file) {
    try (SyncSession session =
        SyncSession.withoutStore(ConfigReader.read(file, System.getenv()), SyncListener.none())) {
      List<DryRun.NamedMap> maps = new ArrayList<>();
      if (wanted.isEmpty()) {
        maps.addAll(session.compiledMaps());
      } else {
        wanted.forEach(name -> maps.add(session.compiledMap(name)));
      }
      DryRun dry = new DryRun(session.catalogs(), maps);
      for (Side side : Side.values()) {
        RowCopy copy = new RowCopy(session.system(side).connector(), session.catalogs().of(side));
        dry.have(side, edits -> copy.into(edits, maps, this::progress));
      }
      return dry;
    }
  }

  private void progress(String line) {
    console().say(line);
  }
}
