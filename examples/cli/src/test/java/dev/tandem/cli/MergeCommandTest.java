package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeCommandTest {
  @TempDir private Path folder = Path.of("");

  private String base = "";

  @BeforeEach
  void read() throws IOException {
    base = ShippedFiles.map("06-msdyn_projects");
    write("base.json", base);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private CliRun merge(String ours, String theirs) throws IOException {
    return CliRun.of(
        "merge",
        folder.resolve("base.json").toString(),
        write("ours.json", ours),
        write("theirs.json", theirs),
        "-o",
        folder.resolve("ours.json").toString());
  }

  private String merged() throws IOException {
    return Files.readString(folder.resolve("ours.json"));
  }

  @Test
  void takesWhatEitherSideChanged() throws IOException {
    String ours = base.replace("\"completed\": \"1\"", "\"completed\": \"7\"");
    String theirs = base.replace("\"sourceField\": \"DESCRIPTION\"", "\"sourceField\": \"NOTES\"");
    CliRun run = merge(ours, theirs);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(merged())
        .contains("\"completed\": \"7\"")
        .contains("NOTES")
        .doesNotContain("\"DESCRIPTION\"")
        .doesNotContain("tandemConflicts");
  }

  @Test
  void namesAndMarksWhatBothChanged() throws IOException {
    String ours = base.replace("\"completed\": \"1\"", "\"completed\": \"7\"");
    String theirs = base.replace("\"completed\": \"1\"", "\"completed\": \"8\"");
    CliRun run = merge(ours, theirs);
    assertThat(run.code()).isEqualTo(1);
    Golden.check("merge-conflict.txt", run.err());
    Golden.check("merge-conflict.json", merged());
    assertThat(CliRun.of("show", folder.resolve("ours.json").toString()).code()).isZero();
  }

  @Test
  void keepsAnOpenConflictOpen() throws IOException {
    merge(
        base.replace("\"completed\": \"1\"", "\"completed\": \"7\""),
        base.replace("\"completed\": \"1\"", "\"completed\": \"8\""));
    CliRun run = merge(merged(), base);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("conflicts of an earlier merge are open");
  }

  @Test
  void mergesWhatBothSidesAdded() throws IOException {
    write("base.json", "");
    assertThat(merge(base, base).code()).isZero();
    CliRun run = merge(base, base.replace("\"completed\": \"1\"", "\"completed\": \"8\""));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("'completed'"));
  }

  @Test
  void writesNothingWhenAMapCannotBeRead() throws IOException {
    CliRun run = merge(base, "{\"legs\": [");
    assertThat(run.code()).isEqualTo(2);
    assertThat(merged()).isEqualTo(base);
  }
}
