package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tandem dry-run}: the runtime on rows in memory, told column by column. */
class DryRunCommandTest {
  private static final String DATAVERSE =
      """
      {"table":"cdm_companies","values":{"cdm_companyid":"00000000-0000-0000-0000-00000000000a","cdm_companycode":"USPM","cdm_name":"Contoso"}}
      {"table":"msdyn_projects","values":{"msdyn_projectid":"00000000-0000-0000-0000-000000000001","msdyn_projectnumber":"P1","msdyn_subject":"Robot arm","statecode":0,"msdyn_owningcompany":"00000000-0000-0000-0000-00000000000a"}}
      {"table":"msdyn_projects","values":{"msdyn_projectid":"00000000-0000-0000-0000-000000000002","msdyn_projectnumber":"P2","msdyn_subject":"<b>Welding & more</b>","statecode":0,"msdyn_owningcompany":"00000000-0000-0000-0000-00000000000a"}}
      {"table":"msdyn_projects","values":{"msdyn_projectid":"00000000-0000-0000-0000-000000000003","msdyn_projectnumber":"P3","msdyn_subject":"Nobody's","statecode":0}}
      """;

  private static final String FINANCE =
      """
      {"table":"Projects V2","values":{"dataAreaId":"USPM","PROJECTID":"P1","PROJECTNAME":"Robot","PROJECTSTAGE":"InProcess"}}
      """;

  @TempDir private Path folder = Path.of("");

  private CliRun run(String... more) throws IOException {
    Path dataverse = Files.writeString(folder.resolve("d.ndjson"), DATAVERSE);
    Path finance = Files.writeString(folder.resolve("f.ndjson"), FINANCE);
    List<String> all =
        new ArrayList<>(
            List.of(
                "dry-run",
                "06-msdyn_projects",
                "--dataverse",
                dataverse.toString(),
                "--finance",
                finance.toString()));
    all.addAll(List.of(more));
    return CliRun.of(all.toArray(new String[0]));
  }

  @Test
  void tellsWhatWouldBeWrittenAndWhy() throws IOException {
    CliRun run = run();
    assertThat(run.err()).isEmpty();
    Golden.check("dry-run.txt", run.out());
    assertThat(run.code()).isZero();
  }

  @Test
  void writesJson() throws IOException {
    CliRun run = run("--format", "json");
    JsonNode root = json(run.out());
    assertThat(root.path("totals").get(0).path("create").asInt()).isEqualTo(1);
    assertThat(root.path("totals").get(0).path("update").asInt()).isEqualTo(1);
    assertThat(root.path("rows").findValuesAsText("outcome")).contains("create", "update");
    assertThat(root.path("rows").findValuesAsText("before")).contains("Robot");
    assertThat(root.path("rows").findValuesAsText("field")).contains("msdyn_subject");
  }

  @Test
  void writesAPageWithEverythingEscaped() throws IOException {
    Path page = folder.resolve("dry.html");
    assertThat(run("--report", page.toString()).code()).isZero();
    assertThat(Files.readString(page))
        .contains("&lt;b&gt;Welding &amp; more&lt;/b&gt;", "PROJECTNAME", "Robot arm")
        .doesNotContain("<b>Welding");
  }

  @Test
  void showsSoManyRowsAndCountsAll() throws IOException {
    Path page = folder.resolve("dry.html");
    CliRun run = run("--limit", "1", "--report", page.toString());
    assertThat(run.lines()).filteredOn(line -> line.matches("  \\w.*\\{.*")).hasSize(1);
    assertThat(run.out())
        .startsWith("Projects V2 to finance: 3 read, 1 to create, 1 to update")
        .endsWith("  2 more rows are counted and not shown (--limit)\n");
    assertThat(Files.readString(page)).contains("<p>2 more rows are counted and not shown");
    JsonNode root = json(run("--limit", "1", "--format", "json").out());
    assertThat(root.path("rows")).hasSize(1);
    assertThat(root.path("totals").get(0).path("notShown").asInt()).isEqualTo(2);
    assertThat(run("--limit", "3").out()).isEqualTo(run().out());
    assertThat(run("--limit", "-1").err()).contains("--limit is -1; give a number of rows");
  }

  @Test
  void wantsRowsOrAConfiguration() {
    CliRun run = CliRun.of("dry-run", "06-msdyn_projects");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("give rows with --dataverse and --finance, or a --config");
  }

  @Test
  void tellsTheLineOfARowThatCannotBe() throws IOException {
    Path rows = Files.writeString(folder.resolve("bad.ndjson"), "{\"table\":\"nowhere\"}\n");
    CliRun run = CliRun.of("dry-run", "06-msdyn_projects", "--finance", rows.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("bad.ndjson:1: finance has no table 'nowhere'");
  }

  @Test
  void takesTheRowsOfAConfigurationAndLeavesThemAlone() {
    SyncFolder sync = SyncFolder.sqlite(folder, "later-wins");
    Path rows =
        sync.write(
            "rows.ndjson",
            """
            {"side":"finance","table":"Legal entities","values":{"LEGALENTITYID":"USPM","NAME":"Contoso"}}
            """);
    sync.ok("rows", "enter", rows.toString());
    String before = sync.ok("rows", "show", "--side", "dataverse", "cdm_companies");
    CliRun run = sync.run("dry-run", "--master", "finance");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("create {cdm_companycode=USPM}", "by LEGALENTITYID");
    assertThat(sync.ok("rows", "show", "--side", "dataverse", "cdm_companies")).isEqualTo(before);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }
}
