package dev.tandem.guide;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.ProjectOperations;
import dev.tandem.row.format.RowReader;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Path HOST =
      Path.of("src", "main", "java", "dev", "tandem", "guide", "EmbeddedHost.java");

  private static final Path EDIT = HOST.resolveSibling("EntityEdit.java");

  @Test
  void readmeShowsTheHostThatIsCompiledAndRun() throws IOException {
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains(snippet(HOST, "host"));
  }

  @Test
  void mappingsReadmeShowsTheEntityThatIsCompiledAndRun() throws IOException {
    assertThat(Files.readString(ROOT.resolve("mappings/README.md")))
        .contains(snippet(EDIT, "entity"));
  }

  @Test
  void testkitReadmeShowsTheTestsThatAnotherBuildRuns() throws IOException {
    Path tests = Path.of("src/it/consumer/src/test/java/com/example/maps");
    String readme = Files.readString(ROOT.resolve("core/testkit/README.md"));

    for (String name : List.of("ProjectsLawsTest.java", "ProjectsTest.java")) {
      String source = Files.readString(tests.resolve(name));
      assertThat(readme).as(name).contains(source.substring(source.indexOf("/** ")));
    }
  }

  @Test // OPT-4, NUL-1
  void editsAnActualAndKeepsTheRestOfItsRow() {
    Row sale =
        RowReader.of(
                requireNonNull(
                    ProjectOperations.shipped().catalogs().dataverse().table("msdyn_actuals")))
            .read(
                """
                {"msdyn_transactiontypecode": 192350005, "msdyn_adjustmentstatus": null,
                 "msdyn_billingstatus": 192350000, "msdyn_worklocation": 690970000}""");

    assertThat(EntityEdit.markReady(sale))
        .isEqualTo(sale.toBuilder().set("msdyn_billingstatus", ChoiceValue.of(192350004)).build());
  }

  @Test
  void ciRunsTheTestCommandOfTheReadme() throws IOException {
    String command = "mvn -B -ntp verify";

    assertThat(Files.readString(ROOT.resolve("README.md"))).contains("\n" + command + "\n");
    assertThat(Files.readAllLines(ROOT.resolve(".ci").resolve("run"))).contains(command);
  }

  @Test
  void hostMapsAProjectWithItsOwnMapFile(@TempDir Path folder) throws IOException {
    Path map = folder.resolve("projects.json");
    Files.copy(
        ROOT.resolve("mappings/src/main/resources/dev/tandem/projectops")
            .resolve("maps/06-msdyn_projects/map.json"),
        map);

    String answer =
        EmbeddedHost.mapOneRow(
            map,
            """
            {"msdyn_projectnumber": "P1", "msdyn_subject": "Robot arm", "statecode": 0,
             "msdyn_owningcompany": {"cdm_companycode": "USPM"}}""");

    assertThat(answer)
        .startsWith("Projects V2 {dataAreaId=USPM, PROJECTID=P1} {")
        .contains("\"PROJECTNAME\":\"Robot arm\"", "\"PROJECTSTAGE\":\"InProcess\"");
  }

  /** The lines between the markers, without their common indentation. */
  private static String snippet(Path file, String name) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int start = indexOf(lines, "// snippet: " + name);
    int end = indexOf(lines, "// end");
    return lines.subList(start + 1, end).stream()
        .map(line -> line.isBlank() ? "" : line.substring(4))
        .collect(Collectors.joining("\n"));
  }

  private static int indexOf(List<String> lines, String marker) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(marker)) {
        return i;
      }
    }
    throw new IllegalStateException("no line " + marker);
  }
}
