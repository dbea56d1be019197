package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps of Project Operations start when their legal entities are set up (ERR-28). */
class StartGuardTest {
  private static final String CONTRACTS = "Project contract headers";
  private static final String CONFIG =
      """
      dataverse: {kind: jdbc, url: "jdbc:sqlite:dataverse.db"}
      finance: {kind: jdbc, url: "jdbc:sqlite:finance.db"}
      store: sync.db
      maps: [Currencies, %s]
      """
          .formatted(CONTRACTS);
  private static final String GUARD = "startGuard: {legalEntities: [USPM]}\n";

  @TempDir private Path folder = Path.of("");
  private SyncFolder sync = new SyncFolder(folder);

  @BeforeEach
  void twoMaps() {
    sync = new SyncFolder(folder);
    sync.write("sync.yaml", CONFIG + GUARD);
  }

  private static String setUp(String table, String values) {
    return "{'side': 'finance', 'table': '%s', 'values': {'dataAreaId': 'USPM', %s}}"
        .formatted(table, values)
        .replace('\'', '"');
  }

  private void setUp() {
    List<String> lines = new ArrayList<>();
    lines.add(setUp("ProjCDSParameters", "'IntegrationEnabled': true"));
    for (String type :
        List.of("NotSpecified", "Chargeable", "NonChargeable", "Complimentary", "NotAvailable")) {
      lines.add(
          setUp(
              "BillingTypeLineProperty",
              "'BillingType': '%s', 'LineProperty': 'Billable'".formatted(type)));
    }
    sync.enter(lines.toArray(new String[0]));
  }

  @Test // ERR-28, LE-1, PAR-1, LIFE-4: whichever command starts them
  void noMapStartsBeforeItsLegalEntityIsSetUp() {
    for (String[] command :
        List.of(
            new String[] {"start", "--all"},
            new String[] {"sync", "--start", "--until-idle"},
            new String[] {"initial-sync", "--all", "--master", "finance"})) {
      sync.refuses(
          command,
          "cannot start Currencies, " + CONTRACTS + "; no map was started:\n  ERR-28 at",
          "legal entity USPM, needed by " + CONTRACTS,
          "it has no parameters",
          "Finish the set-up of the legal entity, then start the map again.");
    }
    assertThat(sync.state("Currencies")).isEqualTo("NOT_RUNNING");
    assertThat(sync.state(CONTRACTS)).isEqualTo("NOT_RUNNING");
    assertThat(sync.ok("start", "Currencies")).isEqualTo("Currencies: RUNNING\n");

    setUp();
    assertThat(sync.ok("start", CONTRACTS)).isEqualTo(CONTRACTS + ": RUNNING\n");
  }

  @Test // the default: finance need not hold those tables
  void mapsStartWhateverIsThereUnlessTheConfigurationSaysOtherwise() {
    sync.write("sync.yaml", CONFIG);
    assertThat(sync.ok("start", "--all"))
        .isEqualTo("Currencies: RUNNING\n" + CONTRACTS + ": RUNNING\n");
  }
}
