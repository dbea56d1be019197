package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {
  @TempDir private Path folder = Path.of("");

  // MAP-14, FLD-15
  @Test
  void showsFieldsDirectionsAndTransforms() {
    CliRun run = CliRun.of("show", "Projects V2");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    Golden.check("show-projects.txt", run.out());
  }

  // FLT-1, LKP-2
  @Test
  void showsFiltersAndPaths() {
    Golden.check("show-actuals.txt", CliRun.of("show", "11-msdyn_actuals").out());
  }

  // LKP-5
  @Test
  void showsEveryTargetOfAPolymorphicLookup() {
    assertThat(CliRun.of("show", "salesorders").out())
        .contains("customerid.Account(accountnumber).Contact(msdyn_contactpersonid)")
        .contains("Account or Contact");
  }

  // TRF-5
  @Test
  void showsValueMapsWholeOnlyWhenAsked() {
    assertThat(CliRun.of("show", "11-msdyn_actuals").out())
        .contains("more")
        .doesNotContain("resourcingUnitCost");
    assertThat(CliRun.of("show", "11-msdyn_actuals", "--full").out())
        .doesNotContain(" more")
        .containsIgnoringCase("resourcingUnitCost = 192350007");
  }

  @Test
  void listsIssuesWhenAsked() {
    assertThat(CliRun.of("show", "Projects V2").out()).doesNotContain("NOTE");
    assertThat(CliRun.of("show", "Projects V2", "--verbose").out()).contains("  NOTE ");
  }

  @Test
  void showsAMapFileWithItsErrors() throws IOException {
    Path file = folder.resolve("mine.json");
    Files.writeString(
        file, ShippedFiles.map("06-msdyn_projects").replace("\"PROJECTID\"", "\"NOSUCHFIELD\""));
    CliRun without = CliRun.of("show", file.toString());
    assertThat(without.code()).isZero();
    assertThat(without.out()).contains("errors 0").contains("(compiled without schemas)");
    CliRun with = CliRun.of("show", file.toString(), "--schemas", "shipped");
    assertThat(with.code()).isZero();
    assertThat(with.out()).contains("  ERROR ").contains("NOSUCHFIELD");
  }
}
