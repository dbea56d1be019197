package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapArgumentTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Projects V2",
        "projects v2",
        "06-MSDYN_PROJECTS",
        "msdyn_projects",
        "msdyn_project",
        "ProjProjectV2Entity"
      })
  void findsAShippedMapByAnyOfItsNames(String name) {
    assertThat(CliRun.of("show", name).lines()).startsWith("Projects V2");
  }

  @Test
  void anUnknownNameListsWhatIsThere() {
    CliRun run = CliRun.of("show", "Projects V3");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("no file and no shipped map 'Projects V3'")
        .contains("\n  06-msdyn_projects  Projects V2 (msdyn_projects)\n");
    assertThat(run.err().lines()).hasSize(51);
  }

  // MAP-2: one table may have several maps
  @Test
  void anAmbiguousNameListsTheCandidates() {
    CliRun run = CliRun.of("map", "msdyn_estimatelines", "--to", "finance");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("09-msdyn_estimatelines")
        .contains("14-msdyn_estimatelines")
        .doesNotContain("06-msdyn_projects");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MSDYN_PROJECTS", "projects v2", "[Projects V2] - [msdyn_projects]"})
  void findsOneOfSeveralInAPackage(String name) throws IOException {
    Path zip = zip("06-msdyn_projects", "07-msdyn_projecttasks");
    CliRun run = CliRun.of("show", zip + "#" + name);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("msdyn_projectnumber");
  }

  @Test
  void aPackageWithoutANameListsWhatIsThere() throws IOException {
    Path zip = zip("06-msdyn_projects", "07-msdyn_projecttasks");
    for (String argument : new String[] {zip.toString(), zip + "#invoices"}) {
      CliRun run = CliRun.of("show", argument);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .contains("[Projects V2] - [msdyn_projects]")
          .contains("[Project tasks] - [msdyn_projecttasks]");
    }
  }

  @Test
  void aFileWinsOverAShippedNameAndMayHaveAnyName() throws IOException {
    Path file = folder.resolve("06-msdyn_projects#1.json");
    Files.writeString(file, ShippedFiles.map("07-msdyn_projecttasks"));
    assertThat(CliRun.of("show", file.toString()).out()).contains("msdyn_projecttasks");
    assertThat(CliRun.of("show", file + "#msdyn_projecttasks").out())
        .contains("msdyn_projecttasks");
  }

  @Test
  void aMalformedFileNamesThePlace() throws IOException {
    Path file = folder.resolve("broken.json");
    Files.writeString(file, "{\"legs\": [\n  {\"id\": }\n]}");
    CliRun run = CliRun.of("show", file.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("broken.json:2:").doesNotContain("\tat ");
    assertThat(CliRun.of("show", file.toString(), "--verbose").err()).contains("\tat ");
  }

  private Path zip(String... ids) throws IOException {
    Path zip = folder.resolve("maps.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (String id : ids) {
        entries.putNextEntry(new ZipEntry(id + ".json"));
        entries.write(ShippedFiles.map(id).getBytes(StandardCharsets.UTF_8));
      }
    }
    return zip;
  }
}
