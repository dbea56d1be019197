package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioCommandTest {
  private static final String MINE =
      """
      scenario: MINE
      title: "Euro <script>alert(1)</script>"
      maps: [Currencies]
      steps:
        - says: Finance has a currency
          write:
            - finance: Currencies
              values: {CURRENCYCODE: EUR, NAME: Euro, SYMBOL: "€"}
      expect:
        - dataverse: transactioncurrencies
          rows: [{currencyname: %s}]
      """;

  @TempDir private Path folder = Path.of("");

  private String file(String name) throws IOException {
    return Files.writeString(folder.resolve("mine.yaml"), MINE.formatted(name)).toString();
  }

  @Test
  void aShippedScenarioTellsWhatTravelled() throws IOException {
    Path page = folder.resolve("report.html");
    CliRun run = CliRun.of("scenario", "run", "sc-5", "--report", page.toString());
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out())
        .startsWith("SC-5: ")
        .contains("    finance, post-vendor-invoices: ")
        .contains("vendor invoice line export entity to Dataverse: 1 row written")
        .contains("SC-5: all ");
    assertThat(Files.readString(page))
        .contains("Ledger of finance", "Actuals of Dataverse", "<td>unbilled sales</td>");
  }

  @Test
  void aFileOfTheUserIsPlayedAndReportedAsHtml() throws IOException {
    Path page = folder.resolve("report.html");
    CliRun run = CliRun.of("scenario", "run", "--quiet", file("Euro"), "--report", page.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("MINE: all 3 expectations are met\n");
    assertThat(Files.readString(page))
        .contains("as expected", "Currencies to Dataverse: 1 written", "<td>Euro</td>")
        .contains("Euro &lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void aDifferenceNamesItsPlaceAndEndsWithOne() throws IOException {
    CliRun run = CliRun.of("scenario", "run", "--quiet", file("Dollar"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "mine.yaml:10:5: dataverse transactioncurrencies row 1:"
                + " currencyname is Euro, expected Dollar")
        .endsWith("MINE: 1 differences\n");
  }

  @Test
  void whatCannotBeReadEndsWithTwo() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "scenario: A\ntitel: B\n");
    CliRun run = CliRun.of("scenario", "run", bad.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("bad.yaml:2:1: key 'titel' is not known here");
    assertThat(CliRun.of("scenario", "run", "nothing.yaml").err()).contains("there is no file");
    assertThat(CliRun.of("scenario", "run").code()).isEqualTo(2);
    assertThat(CliRun.of("scenario").err()).contains("run, list or schema");
  }

  @Test
  void theMapsOfTheUserTakeThePlaceOfTheShippedOnes() throws IOException {
    String swapped =
        ShippedFiles.map("prerequisite/02-transactioncurrencies")
            .replace("currencyname", "@")
            .replace("currencysymbol", "currencyname")
            .replace("@", "currencysymbol");
    Path map = Files.writeString(folder.resolve("own.json"), swapped);
    CliRun run = CliRun.of("scenario", "run", "--quiet", file("€"), "--maps", map.toString());
    assertThat(run.code()).as(run.err() + run.out()).isZero();
  }

  @Test
  void listsTheShippedOnesAndPrintsTheSchema() throws JsonProcessingException {
    assertThat(CliRun.of("scenario", "list").out()).contains("sc-1 ", "sc-7 ");
    CliRun schema = CliRun.of("scenario", "schema");
    assertThat(new ObjectMapper().readTree(schema.out()).path("title").asText())
        .isEqualTo("Tandem scenario");
  }
}
