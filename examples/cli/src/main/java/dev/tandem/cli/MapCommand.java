package dev.tandem.cli;

import dev.tandem.compile.Compilation;
import dev.tandem.compile.MapIssue;
import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs rows through a map. */
@CommandLine.Command(
    name = "map",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Runs rows through a map.",
      "One JSON object comes out for each row in, in input order: the row is mapped,",
      "filtered (with the reason) or rejected (with all its issues).",
      "",
      "A reference in a Dataverse row may stand as an object,",
      "  \"transactioncurrencyid\":{\"isocurrencycode\":\"USD\"},",
      "as a dotted column, transactioncurrencyid.isocurrencycode, or as an id that",
      "--lookups resolves. Memory does not grow with the input.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every row was mapped or filtered",
      "1:some rows were rejected",
      "2:the map, the input or the command line cannot be read",
      "141:the reader of the results went away"
    },
    footer = {
      "",
      "Examples:",
      "  tandem map \"Projects V2\" --to finance projects.ndjson",
      "  tandem map msdyn_actuals --to dataverse --company USPM staging.csv",
      "  tandem map my-solution.zip#msdyn_projects --to finance < rows.ndjson"
    })
final class MapCommand extends TandemCommand {
  @Mixin private final MapArgument map = new MapArgument();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "INPUT",
      description = "File with the rows; standard input when left out or '-'.")
  private @Nullable Path input;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "finance|dataverse",
      description = "The side that the rows go to.")
  private Side target = Side.FINANCE;

  @Option(
      names = "--format",
      paramLabel = "ndjson|csv",
      description =
          "One JSON object a line, or CSV with a header; seen from the content when left out.")
  private @Nullable InputFormat format;

  @Option(
      names = "--lookups",
      paramLabel = "FILE",
      description =
          "Rows of referenced Dataverse tables, one a line: {\"table\":...,\"id\":...,\"values\":{...}}."
              + " A reference to a table of the file must be among its rows; any other is written by"
              + " key.")
  private @Nullable Path lookups;

  @Option(
      names = "--company",
      paramLabel = "ID",
      description = "Company of the rows that name none themselves.")
  private @Nullable LegalEntity company;

  @Option(
      names = "--errors",
      paramLabel = "FILE",
      description = "Write rejected rows here as well, with their line in the input.")
  private @Nullable Path errors;

  @Option(names = "--progress", description = "Tell how far it got on standard error.")
  private boolean progress;

  @Override
  public Integer call() throws IOException {
    ChosenMap chosen = map.choose();
    CompiledMap compiled = compiled(chosen);
    Direction direction = Direction.to(target);
    if (!compiled.directions().contains(direction)) {
      throw new UnreadableException(
          "the map %s has no field that travels %s; it runs %s only"
              .formatted(
                  chosen.map().name(), Words.direction(direction), Words.directions(chosen.map())));
    }
    refuseToOverwriteInput();
    Lookups known =
        lookups == null ? Lookups.byKey() : LookupsFile.read(lookups, chosen, console());
    Tally tally = new Tally(console(), progress);
    try (Input rows = Input.open(input, console());
        ErrorsFile rejected = ErrorsFile.open(errors, compiled.target(direction))) {
      MapRun run = new MapRun(compiled, direction, known, verbose());
      run.run(rows.source(format, run.reader()), console(), rejected, tally);
    }
    tally.finish();
    return tally.anyRejected() ? ExitCode.REJECTED : ExitCode.OK;
  }

  private void refuseToOverwriteInput() throws IOException {
    if (input != null
        && errors != null
        && Files.exists(input)
        && Files.exists(errors)
        && Files.isSameFile(input, errors)) {
      throw new UnreadableException("--errors names the input " + input + "; give another file");
    }
  }

  private CompiledMap compiled(ChosenMap chosen) {
    Compilation compilation = chosen.compileToRun();
    if (verbose()) {
      compilation.issues().stream().map(MapIssue::display).forEach(console()::say);
    }
    CompiledMap compiled = compilation.orThrow();
    return company == null ? compiled : compiled.inCompany(company);
  }
}
