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

class MapCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String C1 = "c1000000-0000-4000-8000-000000000001";
  private static final String GOOD =
      "{\"msdyn_projectnumber\":\"P1\",\"msdyn_owningcompany\":{\"cdm_companycode\":\"USPM\"}}";
  private static final String NO_COMPANY = "{\"msdyn_projectnumber\":\"P2\"}";
  private static final String TOO_LONG =
      "{\"msdyn_projectnumber\":\"a number of more than twenty\","
          + "\"msdyn_isinvestment\":\"perhaps\","
          + "\"msdyn_owningcompany\":{\"cdm_companycode\":\"USPM\"}}";

  @TempDir private Path folder = Path.of("");

  // CO-1, TRF-5, NUL-1: what the row does not say stays out
  @Test
  void writesAMappedRow() {
    CliRun run =
        project(
            "{\"msdyn_projectnumber\":\"P1\",\"MSDYN_SUBJECT\":\"Umbau Köln\",\"statecode\":1,"
                + "\"msdyn_owningcompany\":{\"cdm_companycode\":\"USPM\"},"
                + "\"msdyn_salesorderid.msdyn_salesordernumber\":\"C1\"}");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            "{\"outcome\":\"mapped\",\"table\":\"Projects V2\","
                + "\"key\":{\"dataAreaId\":\"USPM\",\"PROJECTID\":\"P1\"},\"values\":{"
                + "\"PROJECTID\":\"P1\",\"PROJECTNAME\":\"Umbau Köln\",\"PROJECTCONTRACTID\":\"C1\","
                + "\"PROJECTSTAGE\":\"Completed\",\"dataAreaId\":\"USPM\"}}\n");
  }

  // CO-3
  @Test
  void aFilteredRowSaysWhyAndIsNoFailure() throws JsonProcessingException {
    CliRun run = project(NO_COMPANY);
    assertThat(run.code()).isZero();
    JsonNode line = JSON.readTree(run.out());
    assertThat(line.path("outcome").asText()).isEqualTo("filtered");
    assertThat(line.path("reason").asText()).contains("company");
    assertThat(line.size()).isEqualTo(2);
  }

  // TYP-1, UND-34
  @Test
  void aRejectedRowNamesEveryProblem() throws JsonProcessingException {
    CliRun run = project(TOO_LONG);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    JsonNode issues = JSON.readTree(run.out()).path("issues");
    assertThat(issues).hasSize(2);
    assertThat(issues.findValuesAsText("field"))
        .containsExactlyInAnyOrder("msdyn_projectnumber", "msdyn_isinvestment");
    assertThat(issues.findValuesAsText("code")).contains("TDM2002");
    assertThat(issues.findValuesAsText("message"))
        .allSatisfy(text -> assertThat(text).isNotBlank());
  }

  @Test
  void keepsTheOrderOfTheInput() throws JsonProcessingException {
    CliRun run = project(GOOD + "\n\n" + TOO_LONG + "\n" + NO_COMPANY + "\r\n" + GOOD);
    assertThat(run.code()).isEqualTo(1);
    assertThat(outcomes(run)).containsExactly("mapped", "rejected", "filtered", "mapped");
  }

  @Test
  void writesRejectedRowsASecondTime() throws IOException {
    Path errors = folder.resolve("errors.ndjson");
    CliRun run = project(GOOD + "\n" + TOO_LONG, "--errors", errors.toString());
    assertThat(run.lines()).hasSize(2);
    List<String> rejected = Files.readAllLines(errors);
    assertThat(rejected).hasSize(1);
    assertThat(rejected.get(0).replace("\"line\":2,", "")).isEqualTo(run.lines().get(1));
  }

  @Test
  void neverOverwritesTheInput() throws IOException {
    Path input = Files.writeString(folder.resolve("rows.ndjson"), GOOD);
    CliRun run =
        CliRun.of(
            "map",
            "Projects V2",
            "--to",
            "finance",
            input.toString(),
            "--errors",
            input.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(input).hasContent(GOOD);
  }

  @Test
  void aBlankCompanyIsNoCompany() {
    CliRun run = project(GOOD, "--company", " ");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'--company': it is blank; give the id of a company");
  }

  @Test
  void anEmptyInputIsFine() {
    CliRun run = project("");
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aLineThatIsNoJsonEndsTheRunAndKeepsWhatWasDone() {
    CliRun run = project(GOOD + "\n{\"a\": oops}\n" + GOOD);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.lines()).hasSize(1);
    assertThat(run.err()).contains("line 2, column 7").doesNotContain("\tat ");
  }

  // CO-5, CO-19: the company of the row wins over the default
  @Test
  void readsCsvWithACompanyColumnInAnyCase() throws JsonProcessingException {
    String csv =
        String.join(
            "\r\n",
            "\uFEFFActualsImportId,vouchernumber,ACCOUNTINGAMOUNT,DataAREAid",
            "a1000000-0000-4000-8000-000000000001,\"V,1\n\",800.5000,uspm",
            "",
            "a2000000-0000-4000-8000-000000000002,,-1,",
            "");
    CliRun run =
        CliRun.withInput(csv, "map", "11-msdyn_actuals", "--to", "dataverse", "--company", "GBPM");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    JsonNode first = JSON.readTree(run.lines().get(0));
    assertThat(first.path("key").path("msdyn_owningcompany.cdm_companycode").asText())
        .isEqualToIgnoringCase("USPM");
    assertThat(first.path("values").path("msdyn_vouchernumber").asText()).isEqualTo("V,1\n");
    assertThat(first.path("values").path("msdyn_accountingamount").decimalValue())
        .isEqualByComparingTo("800.5");
    JsonNode second = JSON.readTree(run.lines().get(1));
    assertThat(second.path("key").path("msdyn_owningcompany.cdm_companycode").asText())
        .isEqualTo("GBPM");
    // UND-5
    assertThat(second.path("values").path("msdyn_vouchernumber").isNull()).isTrue();
  }

  @Test
  void readsCsvWithDottedColumns() throws JsonProcessingException {
    CliRun run = project("msdyn_projectnumber,msdyn_owningcompany.cdm_companycode\nP1,USPM\n");
    assertThat(JSON.readTree(run.out()).path("key").path("dataAreaId").asText()).isEqualTo("USPM");
  }

  @Test
  void aCsvThatCannotBeReadNamesTheLine() {
    assertThat(project("garbage\n1\n").err()).contains("line 1").contains("found garbage");
    CliRun cells = project("msdyn_projectnumber,x\nP1,1\nP2,1,2\n");
    assertThat(cells.code()).isEqualTo(2);
    assertThat(cells.err()).contains("line 3");
    CliRun quote = project("msdyn_projectnumber\n\"P1\n");
    assertThat(quote.code()).isEqualTo(2);
    assertThat(quote.err()).contains("cannot read the CSV at line");
  }

  @Test
  void theFormatCanBeForced() {
    CliRun run = project("oops", "--format", "ndjson");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("line 1, column 1");
  }

  @Test
  void readsAFile() throws IOException {
    Path input = Files.writeString(folder.resolve("rows.ndjson"), GOOD);
    CliRun run = CliRun.of("map", "Projects V2", "--to", "finance", input.toString());
    assertThat(outcomes(run)).containsExactly("mapped");
    CliRun missing = CliRun.of("map", "Projects V2", "--to", "finance", folder + "/none.csv");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("none.csv");
  }

  // LKP-1: an id must be resolved
  @Test
  void resolvesIdsWithLookups() throws IOException {
    String row = GOOD.replace("}}", "},\"msdyn_salesorderid\":\"" + C1 + "\"}");
    assertThat(project(row).out()).contains("TDM2007").contains("msdyn_salesorderid");
    CliRun run = project(row, "--lookups", lookups("salesorders", "msdyn_salesordernumber", "C1"));
    assertThat(run.code()).isZero();
    assertThat(JSON.readTree(run.out()).path("values").path("PROJECTCONTRACTID").asText())
        .isEqualTo("C1");
  }

  // LKP-8: a table of the file gives ids or nothing, any other table stays by key
  @Test
  void writesReferencesByKeyOrById() throws IOException {
    String row = "{\"LEGALENTITYID\":\"USPM\",\"ACCOUNTINGCURRENCY\":\"USD\",\"NAME\":\"US\"}";
    String[] arguments = {"map", "prerequisite/08-msdyn_ledgers", "--to", "dataverse"};
    JsonNode byKey = JSON.readTree(CliRun.withInput(row, arguments).out()).path("values");
    assertThat(byKey.path("msdyn_accountingcurrency").toString())
        .isEqualTo("{\"table\":\"transactioncurrencies\",\"key\":{\"isocurrencycode\":\"USD\"}}");

    String currencies = lookups("transactioncurrencies", "isocurrencycode", "EUR");
    CliRun missing =
        CliRun.withInput(
            row, arguments[0], arguments[1], arguments[2], arguments[3], "--lookups", currencies);
    assertThat(missing.code()).isEqualTo(1);
    assertThat(JSON.readTree(missing.out()).path("issues").findValuesAsText("code"))
        .containsExactly("TDM2006");

    currencies = lookups("transactioncurrencies", "isocurrencycode", "USD");
    CliRun found =
        CliRun.withInput(
            row, arguments[0], arguments[1], arguments[2], arguments[3], "--lookups", currencies);
    assertThat(found.code()).as(found.out()).isZero();
    assertThat(
            JSON.readTree(found.out()).path("values").path("msdyn_accountingcurrency").toString())
        .isEqualTo("{\"table\":\"transactioncurrencies\",\"id\":\"" + C1 + "\"}");
    assertThat(JSON.readTree(found.out()).path("values").path("msdyn_company").toString())
        .isEqualTo("{\"table\":\"cdm_companies\",\"key\":{\"cdm_companycode\":\"USPM\"}}");
  }

  @Test
  void unreadableLookupsNameFileAndLine() throws IOException {
    Path file = Files.writeString(folder.resolve("lookups.ndjson"), "{\"table\":\"x\"}\n");
    CliRun run = project(GOOD, "--lookups", file.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("lookups.ndjson").contains("line 1");
  }

  // MAP-15
  @Test
  void aDirectionThatTheMapLacksIsTold() {
    CliRun run = CliRun.withInput(GOOD, "map", "Projects V2", "--to", "dataverse");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("no field that travels to Dataverse");
  }

  @Test
  void aMapFileRunsWithoutSchemas() throws IOException {
    Path file = map(ShippedFiles.map("06-msdyn_projects"));
    CliRun run = CliRun.withInput(TOO_LONG, "map", file.toString(), "--to", "finance");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(JSON.readTree(run.out()).path("values").path("PROJECTID").asText())
        .isEqualTo("a number of more than twenty");
    CliRun checked =
        CliRun.withInput(
            TOO_LONG, "map", file.toString(), "--to", "finance", "--schemas", "shipped");
    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.out()).contains("TDM2002");
  }

  // DIPV codes: a map that cannot run says every reason
  @Test
  void aMapWithErrorsDoesNotRun() throws IOException {
    Path file =
        map(
            ShippedFiles.map("06-msdyn_projects")
                .replace("\"PROJECTID\"", "\"NOSUCHFIELD\"")
                .replace("\"msdyn_subject\"", "\"nosuchcolumn\""));
    CliRun run =
        CliRun.withInput(GOOD, "map", file.toString(), "--to", "finance", "--schemas", "shipped");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("NOSUCHFIELD").contains("nosuchcolumn").contains("ERROR");
  }

  @Test
  void moreIsSaidOnlyWhenAsked() {
    String row = GOOD.replace("}}", "},\"colour\":1}");
    assertThat(project(row).err()).isEmpty();
    assertThat(project(row + "\n" + row, "--verbose").err())
        .contains("NOTE")
        .containsOnlyOnce("has no column colour");
    assertThat(project(row, "--progress").err())
        .contains("1 rows: 1 mapped, 0 filtered, 0 rejected in ");
  }

  private CliRun project(String input, String... more) {
    List<String> arguments = new ArrayList<>(List.of("map", "Projects V2", "--to", "finance"));
    arguments.addAll(List.of(more));
    return CliRun.withInput(input, arguments.toArray(new String[0]));
  }

  private Path map(String json) throws IOException {
    return Files.writeString(folder.resolve("map.json"), json);
  }

  private String lookups(String table, String column, String value) throws IOException {
    String line =
        "{\"table\":\"%s\",\"id\":\"%s\",\"values\":{\"%s\":\"%s\"}}\n"
            .formatted(table, C1, column, value);
    return Files.writeString(folder.resolve("lookups.ndjson"), line).toString();
  }

  private static List<String> outcomes(CliRun run) throws JsonProcessingException {
    List<String> outcomes = new ArrayList<>();
    for (String line : run.lines()) {
      outcomes.add(JSON.readTree(line).path("outcome").asText());
    }
    return outcomes;
  }
}
