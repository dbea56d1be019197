package dev.tandem.example.odata.server.sample;

import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.scenario.Scenario;
import dev.tandem.projectops.scenario.Scenario.RowEntry;
import dev.tandem.projectops.scenario.ScenarioReader;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the shipped scenarios begin with, entered on both sides. Companies, currencies and units are
 * entered on Dataverse as well, where the maps would bring them, because the other rows there need
 * them.
 */
final class SampleRows {
  private static final String FIXTURE = "f0";

  private final Scenario fixture = ScenarioReader.of(ProjectOperations.shipped()).shipped(FIXTURE);

  /** The set-up of the ledger of each legal entity. */
  Map<String, CompanyBooks> books() {
    return fixture.books();
  }

  /** Enters the rows; how many. */
  int enter(InMemoryConnector dataverse, InMemoryConnector finance) {
    int entered = 0;
    for (Scenario.Step step : fixture.steps()) {
      for (RowEntry entry : step.writes()) {
        if (entry.key() == null && !entry.delete()) {
          InMemoryConnector side =
              entry.row().schema().side() == Side.FINANCE ? finance : dataverse;
          side.insert(entry.row().schema().name().name(), values(entry.row()));
          entered++;
          entered += copy(entry.row(), dataverse);
        }
      }
    }
    return entered;
  }

  private static Map<String, @Nullable Object> values(Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    row.presentColumns().forEach(column -> values.put(column, row.value(column)));
    return values;
  }

  private static int copy(Row row, InMemoryConnector dataverse) {
    return switch (row.schema().name().name()) {
      case "Legal entities" ->
          put(
              dataverse,
              "cdm_companies",
              Map.of("cdm_companycode", of(row, "LEGALENTITYID"), "cdm_name", of(row, "NAME")));
      case "Currencies" ->
          put(
              dataverse,
              "transactioncurrencies",
              Map.of(
                  "isocurrencycode", of(row, "CURRENCYCODE"),
                  "currencyname", of(row, "NAME"),
                  "currencysymbol", of(row, "SYMBOL"),
                  "currencyprecision", 2,
                  "exchangerate", BigDecimal.ONE));
      case "Units" ->
          put(
              dataverse,
              "uoms",
              Map.of("msdyn_symbol", of(row, "UNITSYMBOL"), "name", of(row, "UNITSYMBOL")));
      default -> 0;
    };
  }

  private static Object of(Row row, String column) {
    return Objects.requireNonNull(row.value(column), column);
  }

  private static int put(InMemoryConnector side, String table, Map<String, Object> values) {
    side.insert(table, values);
    return 1;
  }
}
