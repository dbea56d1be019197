package dev.tandem.cli;

import dev.tandem.check.CheckReport;
import dev.tandem.check.MapChecker;
import dev.tandem.compile.MapCompiler;
import dev.tandem.compile.Severity;
import dev.tandem.filter.FilterDialect;
import dev.tandem.schema.format.Catalogs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks maps before anybody runs them. */
@CommandLine.Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Says what is wrong or doubtful in maps.",
      "Each is checked for itself, and all of them as maps that are to run",
      "together. core/docs/checks.md explains every code. A map whose text is",
      "malformed is an error found, and all others are checked.",
      "",
      "A file checks.yaml beside a map lists what is not to be told, and why:",
      "  suppress:",
      "    - code: TDM4017",
      "      map: \"[Customers V3] - [accounts]\"   # optional, so is field",
      "      field: CUSTOMERACCOUNT",
      "      reason: finance numbers them itself, with eight digits"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing found that is as severe as --fail-on says",
      "1:something found",
      "2:a path has no map or too much, or the schemas, the baseline or a checks.yaml cannot be read"
    },
    footer = {
      "",
      "Examples:",
      "  tandem check my-maps/ --schemas shipped",
      "  tandem check my-solution.zip --fail-on warning",
      "  tandem check my-maps/ --format json > known.json",
      "  tandem check my-maps/ --baseline known.json --format sarif > found.sarif"
    })
final class CheckCommand extends TandemCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Files or folders with maps: bare JSON, customizations.xml, a solution zip or an unpacked"
              + " solution.")
  private List<Path> paths = new ArrayList<>();

  @Mixin private final SchemasOption schemas = new SchemasOption();

  @Option(
      names = "--legacy",
      description = "Read startswith, endswith and contains of older Dataverse filters as well.")
  private boolean legacy;

  @Option(
      names = "--format",
      paramLabel = "text|json|sarif|junit",
      defaultValue = "TEXT",
      description = "For people (the default), for programs, for code scanning, for build servers.")
  private CheckFormat format = CheckFormat.TEXT;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "What --format json wrote before; findings that it has are not told again.")
  private @Nullable Path baseline;

  @Option(
      names = "--fail-on",
      paramLabel = "error|warning|note",
      defaultValue = "ERROR",
      description = "The least severity that makes the exit code 1; error is the default.")
  private Severity failOn = Severity.ERROR;

  @Override
  public Integer call() throws IOException {
    CheckInput input = CheckInput.read(paths);
    CheckReport report = MapChecker.with(compiler()).check(input.maps(), input.unread());
    if (baseline != null) {
      report = report.without(Baseline.read(baseline));
    }
    console().println(format.write(report, failOn));
    return report.reaches(failOn) ? ExitCode.REJECTED : ExitCode.OK;
  }

  private MapCompiler compiler() {
    Catalogs catalogs = schemas.catalogs();
    MapCompiler compiler =
        catalogs == null
            ? MapCompiler.withoutCatalogs()
            : MapCompiler.forCatalogs(catalogs.dataverse(), catalogs.finance());
    return compiler.withDialect(legacy ? FilterDialect.LEGACY : FilterDialect.CURRENT);
  }
}
