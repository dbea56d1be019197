package dev.tandem.cli;

import dev.tandem.core.testkit.MapCase;
import dev.tandem.core.testkit.MapCases;
import dev.tandem.core.testkit.MapCasesException;
import dev.tandem.engine.CompiledMap;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the cases beside a map. */
@CommandLine.Command(
    name = "cases",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Runs the cases of a map.",
      "A case is a row, and what the map is expected to make of it.",
      "",
      "A file of cases is an array of JSON objects:",
      "  {\"name\": \"a project goes to finance\", \"direction\": \"TO_FINANCE\",",
      "   \"row\": {\"msdyn_projectnumber\": \"P1\", ...},",
      "   \"expect\": {\"outcome\": \"mapped\", \"table\": ..., \"key\": {...},",
      "              \"values\": {...}}}",
      "An outcome is mapped, filtered (with a part of the reason) or rejected (with",
      "the code and the field of each issue). --update fills in what the map makes.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every case is met, or was accepted with --update",
      "1:some cases are not met; each difference is shown",
      "2:the map or the cases cannot be read"
    },
    footer = {
      "",
      "Examples:",
      "  tandem cases maps/projects.json maps/projects.cases.json",
      "  tandem cases my-solution.zip#msdyn_projects cases.json --update"
    })
final class CasesCommand extends TandemCommand {
  @Mixin private final MapArgument map = new MapArgument();

  @Parameters(index = "1", paramLabel = "CASES", description = "File with the cases.")
  private @Nullable Path file;

  @Option(
      names = "--update",
      description =
          "Write what the map makes now where a case expects something else; the rest of the file"
              + " stays as it is.")
  private boolean update;

  @Override
  public Integer call() throws IOException {
    ChosenMap chosen = map.choose();
    CompiledMap compiled = chosen.compileToRun().orThrow();
    Catalogs catalogs = chosen.catalogs();
    Catalog dataverse =
        catalogs == null ? Catalog.of(Side.DATAVERSE, List.of()) : catalogs.dataverse();
    try {
      return run(MapCases.read(path()), compiled, dataverse);
    } catch (MapCasesException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()), e);
    } catch (CharacterCodingException e) {
      throw new UnreadableException(
          "cannot read the cases %s: %s".formatted(file, Words.reason(e)), e);
    }
  }

  private Path path() {
    if (file != null && Files.isDirectory(file)) {
      throw new UnreadableException(
          "cannot read the cases %s: it is a folder; name the file with the cases".formatted(file));
    }
    if (file == null || !Files.isRegularFile(file)) {
      throw new UnreadableException("there is no file of cases " + file);
    }
    return file;
  }

  private int run(MapCases cases, CompiledMap compiled, Catalog dataverse) throws IOException {
    int met = 0;
    int unmet = 0;
    for (MapCase each : cases.all()) {
      String difference = each.isNote() ? "" : cases.difference(each, compiled, dataverse);
      met += difference.isEmpty() && !each.isNote() ? 1 : 0;
      if (!difference.isEmpty()) {
        unmet++;
        console().println((update ? "accepted: " : "not met: ") + each);
        console().println(difference.indent(2).stripTrailing());
      }
    }
    console().println("%d cases met, %d %s".formatted(met, unmet, update ? "accepted" : "not met"));
    if (update && unmet > 0) {
      WholeFile.write(
          path(), cases.accept(compiled, dataverse).text().getBytes(StandardCharsets.UTF_8));
    }
    return unmet == 0 || update ? ExitCode.OK : ExitCode.REJECTED;
  }
}
