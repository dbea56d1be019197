package dev.tandem.cli;

import static dev.tandem.cli.SyncFolder.account;
import static dev.tandem.cli.SyncFolder.changedCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the values of a customer come from. */
class LineageCommandTest {
  private static final String KEY = "dataAreaId=USPM,CUSTOMERACCOUNT=A1";

  @TempDir private Path folder = Path.of("");
  private SyncFolder sync = new SyncFolder(folder);

  @BeforeEach
  void oneCustomerTravelled() {
    sync = SyncFolder.sqlite(folder, "later-wins").begun();
    sync.enter(account("A1", Map.of("description", "by sales")));
    sync.drain();
  }

  private String lineage(int code, String column, String side, String key, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("lineage", "accounts", column, "--side", side, "--key", key));
    arguments.addAll(List.of(more));
    return SyncFolder.plain(sync.answers(code, arguments.toArray(new String[0])));
  }

  @Test // ask 9 of the platform: which change, map, leg, field wrote a value
  void aValueNamesTheChangeAndTheFieldThatBroughtIt() {
    Golden.check("lineage.txt", lineage(0, "SALESMEMO", "finance", KEY));
  }

  @Test
  void theOtherWayIsToldAsWell() {
    sync.enter(changedCustomer("A1", "SALESMEMO", "by finance"));
    sync.drain();
    String key = "accountnumber=A1,msdyn_company.cdm_companycode=USPM";
    assertThat(lineage(0, "description", "dataverse", key))
        .contains("field      SALESMEMO and description");
  }

  @Test
  void aValueThatPeopleOfItsSideWroteIsNotOurs() {
    sync.enter(changedCustomer("A1", "SALESMEMO", "by finance"));
    sync.drain();
    Golden.check("lineage-own.txt", lineage(1, "SALESMEMO", "finance", KEY));
  }

  @Test
  void rowsAndColumnsOfWhichNothingIsKnownAreTold() {
    String unknown = "the map keeps no row of this key alike, or does not write the column\n";
    assertThat(lineage(1, "SALESMEMO", "finance", KEY.replace("A1", "A2"))).isEqualTo(unknown);
    assertThat(lineage(1, "KNOWNAS", "finance", KEY)).isEqualTo(unknown);
  }

  @Test
  void aColumnThatThereIsNotIsNoAnswer() {
    String key = "accountnumber=A1,msdyn_company.cdm_companycode=USPM";
    sync.refuses(
        args("lineage", "accounts", "SALESMEM", "--side", "finance", "--key", KEY),
        "Customers V3 of finance has no column 'SALESMEM'; did you mean SALESMEMO");
    sync.refuses(
        args("lineage", "accounts", "descripton", "--side", "dataverse", "--key", key),
        "accounts of Dataverse has no column 'descripton'; did you mean description");
    sync.refuses(
        args("lineage", "accounts", "qqqqqqqqqq", "--side", "finance", "--key", KEY),
        "has no column 'qqqqqqqqqq'; 'tandem show' lists those of a map");
  }

  @Test
  void keysThatCannotBeReadAreRefused() {
    sync.refuses(
        args("lineage", "accounts", "SALESMEMO", "--side", "finance", "--key", "A1"),
        "the key 'A1' is not of the form column=value");
    sync.refuses(
        args("lineage", "accounts", "SALESMEMO", "--side", "finance"), "--key", "Try 'tandem");
    sync.refuses(
        args("lineage", "Moons", "SALESMEMO", "--side", "finance", "--key", KEY), "no map 'Moons'");
    sync.refuses(
        args(
            "lineage",
            "accounts",
            "SALESMEMO",
            "--side",
            "finance",
            "--key",
            KEY + ",dataAreaId=X"),
        "names each column once");
  }

  private static String[] args(String... arguments) {
    return arguments;
  }
}
