package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterCommandTest {

  // FLT-6, FLT-9
  @Test
  void printsTheTree() {
    CliRun run =
        CliRun.of(
            "filter",
            "--side",
            "dataverse",
            "msdyn_skipsync eq false and (statecode ne 1 or not (name eq 'x'))"
                + " and msdyn_task eq null and modifiedon gt 2026-03-05T00:00:00Z");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    Golden.check("filter-dataverse.json", run.out());
  }

  // FLT-10, FLT-12
  @Test
  void printsTheTreeOfAFinanceRange() {
    CliRun run = CliRun.of("filter", "--side", "finance", "((A == NoYes::Yes) || (B like \"x*\"))");
    Golden.check("filter-finance.json", run.out());
  }

  @Test
  void translatesOrSaysWhyNot() throws JsonProcessingException {
    JsonNode yes = json("filter", "--side", "finance", "(ProjId != \"\")", "--to", "dataverse");
    assertThat(yes.path("translation").asText()).isEqualTo("ProjId ne ''");
    assertThat(yes.has("obstacles")).isFalse();
    JsonNode no = json("filter", "--side", "finance", "(A like \"x*y\")", "--to", "dataverse");
    assertThat(no.path("translation").isNull()).isTrue();
    assertThat(no.path("obstacles")).isNotEmpty();
  }

  // FLT-14, FLT-15, FLT-19
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "name eq 'ADATUM'; {\"name\":\"Adatum\"}; true",
        "name eq 'x'; {\"name\":\"Adatum\"}; false",
        "name eq 'x'; {}; null",
        "name eq 'x'; {\"name\":null}; null",
        "name eq null; {\"name\":null}; true",
        "n gt 5; {\"N\":7}; true",
        "flag eq false; {\"flag\":true}; false"
      })
  void evaluatesARow(String filter, String row, String value) throws JsonProcessingException {
    JsonNode json = json("filter", "--side", "dataverse", filter, "--row", row.strip());
    assertThat(json.path("value").toString()).isEqualTo(value.strip());
  }

  // FLT-7
  @Test
  void readsOlderFunctionsOnlyWhenAsked() throws JsonProcessingException {
    String filter = "startswith(name, 'A')";
    assertThat(CliRun.of("filter", "--side", "dataverse", filter).code()).isEqualTo(2);
    JsonNode json = json("filter", "--side", "dataverse", "--legacy", filter);
    assertThat(json.path("tree").path("op").asText()).isEqualTo("startswith");
  }

  @Test
  void anErrorShowsItsPlaceWithACaret() {
    CliRun run = CliRun.of("filter", "--side", "finance", "(ProjId != \"\" && )");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    Golden.check("filter-error.txt", run.err());
  }

  @Test
  void aRowThatIsNoJsonIsUnreadable() {
    CliRun run = CliRun.of("filter", "--side", "dataverse", "a eq 1", "--row", "{\"a\":");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("line 1");
  }

  private static JsonNode json(String... arguments) throws JsonProcessingException {
    CliRun run = CliRun.of(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }
}
