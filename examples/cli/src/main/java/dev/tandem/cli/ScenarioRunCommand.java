package dev.tandem.cli;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.format.MapReader;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.scenario.Scenario;
import dev.tandem.projectops.scenario.ScenarioReader;
import dev.tandem.projectops.scenario.ScenarioReport;
import dev.tandem.projectops.scenario.ScenarioRunner;
import dev.tandem.projectops.scenario.ShippedScenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays scenario files. */
@CommandLine.Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Plays scenarios and says step by step what travelled through which map, and",
      "what is not as the scenario expects.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is as expected",
      "1:something differs; each difference is listed with its place",
      "2:a scenario or a map cannot be read, or a row of it is refused"
    },
    footer = {
      "",
      "Examples:",
      "  tandem scenario run sc-1 sc-7",
      "  tandem scenario run --all --quiet",
      "  tandem scenario run mine.yaml --maps my-solution.zip --report report.html"
    })
final class ScenarioRunCommand extends TandemCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "SCENARIO",
      description = "Files, or names of shipped scenarios: see 'tandem scenario list'.")
  private List<String> wanted = List.of();

  @Option(names = "--all", description = "All shipped scenarios.")
  private boolean all;

  @Option(
      names = "--maps",
      paramLabel = "PATH",
      description = {
        "Maps that take the place of the shipped ones: a map file, a solution package,",
        "a folder of any. May be given several times."
      })
  private List<Path> maps = List.of();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also write a page of HTML: steps, differences, ledger, rows.")
  private @Nullable Path report;

  @Option(names = "--quiet", description = "Tell only differences and results.")
  private boolean quiet;

  @Override
  public Integer call() {
    if (wanted.isEmpty() && !all) {
      throw new CommandLine.ParameterException(
          commandLine(), "name a file or a shipped scenario, or give --all");
    }
    MapCatalogue catalogue = catalogue();
    List<Scenario> scenarios = scenarios(ScenarioReader.of(catalogue));
    ScenarioRunner runner = new ScenarioRunner(catalogue);
    ScenarioText text = new ScenarioText(this::tell, quiet);
    List<ScenarioReport> reports = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      reports.add(runner.play(scenario, text));
    }
    if (report != null) {
      ScenarioPage.write(reports, report);
    }
    long failed = reports.stream().filter(each -> !each.succeeded()).count();
    if (reports.size() > 1) {
      tell("%d scenarios, %d of them differ".formatted(reports.size(), failed));
    }
    return failed == 0 ? ExitCode.OK : ExitCode.REJECTED;
  }

  /** Every file is read before the first is played. */
  private List<Scenario> scenarios(ScenarioReader reader) {
    List<Scenario> scenarios = new ArrayList<>();
    if (all) {
      ShippedScenarios.names().forEach(name -> scenarios.add(reader.shipped(name)));
    }
    for (String one : wanted) {
      boolean shipped = ShippedScenarios.names().contains(one) && !Files.exists(Path.of(one));
      scenarios.add(shipped ? reader.shipped(one) : reader.read(Path.of(one)));
    }
    return scenarios;
  }

  private MapCatalogue catalogue() {
    List<DualWriteMap> own = new ArrayList<>();
    maps.forEach(path -> own.addAll(MapReader.readAll(path)));
    return own.isEmpty() ? ProjectOperations.shipped() : ProjectOperations.withMaps(own);
  }

  private void tell(String line) {
    try {
      console().println(line);
      console().out().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
