package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A folder with a configuration of two systems and a store, and the commands as people run them on
 * it, in this process.
 *
 * @param folder where all files are
 */
record SyncFolder(Path folder) {
  static final String CUSTOMERS = "Customers V3";
  private static final String SQLITE =
      """
      dataverse: {kind: jdbc, url: "jdbc:sqlite:dataverse.db"}
      finance: {kind: jdbc, url: "jdbc:sqlite:finance.db"}
      store: sync.db
      """;
  private static final String MAPS =
      """
      maps:
        - Legal entities
        - Currencies
        - {map: accounts, name: Customers V3, conflicts: %s}
      """;

  /**
   * Two systems and a store in files of SQLite, and three maps of which customers need the rest.
   */
  static SyncFolder sqlite(Path folder, String conflicts) {
    return of(folder, SQLITE + MAPS.formatted(conflicts));
  }

  /** The same maps on systems and a store of a test's own. */
  static SyncFolder on(Path folder, String systems) {
    return of(folder, systems + MAPS.formatted("later-wins"));
  }

  private static SyncFolder of(Path folder, String config) {
    SyncFolder made = new SyncFolder(folder);
    made.write("sync.yaml", config);
    return made;
  }

  Path config() {
    return folder.resolve("sync.yaml");
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command on the configuration, whatever it answers. */
  CliRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--config");
    all.add(config().toString());
    return CliRun.of(all.toArray(new String[0]));
  }

  /** Runs a command that must go through; gives its results. */
  String ok(String... arguments) {
    return answers(0, arguments);
  }

  /** Runs a command that must give this exit code; gives its results. */
  String answers(int code, String... arguments) {
    CliRun run = run(arguments);
    assertThat(run.code()).as("%s%n%s%s", List.of(arguments), run.out(), run.err()).isEqualTo(code);
    return run.out();
  }

  /** Runs a command that must be refused with one message of these parts, and no results. */
  void refuses(String[] arguments, String... parts) {
    CliRun run = run(arguments);
    assertThat(run.code()).as("%s%n%s%s", List.of(arguments), run.out(), run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("tandem: ").contains(parts).doesNotContain("defect");
  }

  /** Starts all maps, and lets the company and the currency of customers arrive. */
  SyncFolder begun() {
    ok("sync", "--start", "--until-idle");
    enterBasis();
    ok("sync", "--until-idle");
    return this;
  }

  /** The company and the currency that customers refer to, on finance. */
  void enterBasis() {
    enter(
        line("finance", "Legal entities", "", "'LEGALENTITYID': 'USPM', 'NAME': 'Contoso'"),
        line(
            "finance",
            "Currencies",
            "",
            "'CURRENCYCODE': 'USD', 'NAME': 'US Dollar', 'SYMBOL': '$'"));
  }

  /** Carries over what is to be carried over; everything must arrive. */
  void drain() {
    ok("sync", "--until-idle");
  }

  /** Enters rows as people of the systems do. */
  void enter(String... lines) {
    ok("rows", "enter", write("entered.ndjson", String.join("\n", lines)).toString());
  }

  private static String line(String side, String table, String key, String values) {
    String where = key.isEmpty() ? "" : "'key': {%s}, ".formatted(key);
    return "{'side': '%s', 'table': '%s', %s'values': {%s}}"
        .formatted(side, table, where, values)
        .replace('\'', '"');
  }

  /** A new customer on Dataverse. */
  static String account(String number, Map<String, String> values) {
    String all =
        "'accountnumber': '%s', 'name': '%s', 'customertypecode': 3,".formatted(number, number)
            + " 'msdyn_company': {'cdm_companycode': 'USPM'},"
            + " 'transactioncurrencyid': {'isocurrencycode': 'USD'}";
    return line("dataverse", "accounts", "", values.isEmpty() ? all : all + ", " + members(values));
  }

  /** A new customer that finance cannot take: its credit rating is too long. */
  static String badAccount(String number) {
    return account(number, Map.of("msdyn_creditrating", "much too long"));
  }

  /** A new currency on finance that Dataverse cannot take. */
  static String currencyWithoutSymbol(String code) {
    return line(
        "finance", "Currencies", "", members(Map.of("CURRENCYCODE", code)) + ", 'NAME': 'Money'");
  }

  /** A change of a customer on Dataverse. */
  static String changedAccount(String number, String column, String value) {
    String key = "'accountnumber': '%s', 'msdyn_company.cdm_companycode': 'USPM'".formatted(number);
    return line("dataverse", "accounts", key, members(Map.of(column, value)));
  }

  /** A new customer on finance. */
  static String customer(String number) {
    return line(
        "finance",
        CUSTOMERS,
        "",
        ("'dataAreaId': 'USPM', 'CUSTOMERACCOUNT': '%s', 'CUSTOMERGROUPID': '',"
                + " 'SALESCURRENCYCODE': 'USD', 'PARTYTYPE': 'Organization', 'NAMEALIAS': '%s'")
            .formatted(number, number));
  }

  /** A change of a customer on finance. */
  static String changedCustomer(String number, String column, String value) {
    String key = "'dataAreaId': 'USPM', 'CUSTOMERACCOUNT': '%s'".formatted(number);
    return line("finance", CUSTOMERS, key, members(Map.of(column, value)));
  }

  private static String members(Map<String, String> values) {
    return values.entrySet().stream()
        .map(each -> "'%s': '%s'".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** The customers of finance. */
  String customers() {
    return ok("rows", "show", CUSTOMERS, "--side", "finance");
  }

  /** The accounts of Dataverse. */
  String accounts() {
    return ok("rows", "show", "accounts", "--side", "dataverse");
  }

  /** The state of a map, as 'status' shows it. */
  String state(String map) {
    for (String line : run("status").lines()) {
      if (line.startsWith(map + " ")) {
        return line.substring(map.length()).strip().split(" ", 2)[0];
      }
    }
    throw new AssertionError("no map " + map);
  }

  /** A text with every instant, id and digest replaced by one of the same form. */
  static String plain(String text) {
    return text.replaceAll(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "2000-01-01T00:00:00Z")
        .replaceAll(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "00000000-0000-0000-0000-000000000000")
        .replaceAll("\\b[0-9a-f]{32,64}\\b", "0".repeat(32));
  }
}
