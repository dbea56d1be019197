package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  @TempDir private Path folder = Path.of("");

  private Path mine = Path.of("");

  @BeforeEach
  void customise() throws IOException {
    mine = folder.resolve("mine.json");
    String json =
        ShippedFiles.map("06-msdyn_projects")
            .replace("\"InProcess\": \"0\"", "\"InProcess\": \"2\", \"OnHold\": \"0\"")
            .replace(
                "\"reversedSourceFilter\": \"\"", "\"reversedSourceFilter\": \"statecode eq 0\"")
            .replace("msdyn_customer.accountnumber", "msdyn_customer.name")
            .replace("\"sourceField\": \"DESCRIPTION\"", "\"sourceField\": \"NOTES\"")
            .replaceFirst("\"syncDirection\": 2", "\"syncDirection\": 3")
            .replace("\"deleteNonMatchingData\": false", "\"deleteNonMatchingData\": true");
    Files.writeString(mine, json);
  }

  @Test // FLT-1, TRF-5, LKP-1, JSON-1
  void tellsEachDifferenceAndItsRows() {
    CliRun run = CliRun.of("diff", "06-msdyn_projects", mine.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    Golden.check("diff.txt", run.out());
  }

  @Test
  void tellsTheSameAsJson() throws JsonProcessingException {
    CliRun run = CliRun.of("diff", "06-msdyn_projects", mine.toString(), "--format", "json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(run.out()).path("equal").asBoolean(true)).isFalse();
    Golden.check("diff.json", run.out());
  }

  @Test
  void seesNoDifferenceInLayoutAndOrder() throws IOException {
    Path compact = folder.resolve("compact.json");
    ObjectMapper mapper = new ObjectMapper();
    Files.writeString(compact, mapper.readTree(Files.readString(mine)).toString());
    CliRun run = CliRun.of("diff", mine.toString(), compact.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("no differences\n");
  }

  @Test // MAP-3
  void comparesPackagesMapByMap() throws IOException {
    Path old = Files.createDirectory(folder.resolve("old"));
    Path now = Files.createDirectory(folder.resolve("now"));
    Files.writeString(old.resolve("a.json"), ShippedFiles.map("06-msdyn_projects"));
    Files.writeString(old.resolve("b.json"), ShippedFiles.map("07-msdyn_projecttasks"));
    Files.copy(mine, now.resolve("z.json"));
    Files.writeString(now.resolve("c.json"), ShippedFiles.map("17-msdyn_expenses"));
    CliRun run = CliRun.of("diff", old.toString(), now.toString());
    assertThat(run.code()).isEqualTo(1);
    Golden.check("diff-packages.txt", run.out());
  }

  @Test
  void anUnreadableMapIsNoDifference() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"legs\": [");
    CliRun run = CliRun.of("diff", "06-msdyn_projects", broken.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("broken.json:1:11");
  }
}
