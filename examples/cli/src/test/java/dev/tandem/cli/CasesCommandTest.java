package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tandem cases} on a shipped map. */
class CasesCommandTest {
  private static final String CASES =
      """
      [
        {
          "name": "a role goes to finance",
          "direction": "TO_FINANCE",
          "row": {"bookableresourcecategoryid": "11111111-2222-3333-4444-555555555555",
                  "name": "Welder"},
          "expect": {"outcome": "filtered"}
        }
      ]
      """;

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("cases.json");
    Files.writeString(file, CASES);
  }

  private CliRun run(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "cases";
    arguments[1] = "01-bookableresourcecategories";
    arguments[2] = file.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return CliRun.of(arguments);
  }

  @Test
  void tellsWhatIsNotMet() {
    CliRun run = run();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("not met: ", "a role goes to finance", "expected {", "but the map makes {")
        .endsWith("0 cases met, 1 not met\n");
  }

  @Test
  void acceptsWhatTheMapMakes() throws IOException {
    CliRun accepted = run("--update");
    assertThat(accepted.code()).isZero();
    assertThat(accepted.out()).endsWith("0 cases met, 1 accepted\n");
    assertThat(Files.readString(file)).startsWith(CASES.substring(0, CASES.indexOf("{\"outcome")));
    CliRun again = run();
    assertThat(again.code()).as(again.out()).isZero();
    assertThat(again.out()).isEqualTo("1 cases met, 0 not met\n");
  }

  @Test
  void tellsAFileThatCannotBeRead() throws IOException {
    Files.writeString(file, "[{\"name\": \"x\"}]");
    CliRun run = run();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("cases.json, line 1: a case needs a \"direction\"");
  }

  @Test
  void tellsAFileThatIsNotThere() throws IOException {
    Files.delete(file);
    CliRun run = run();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("there is no file of cases");
  }

  @Test
  void tellsAFolderInPlaceOfAFile() {
    file = folder;
    CliRun run = run();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("cannot read the cases " + folder + ": it is a folder");
  }
}
