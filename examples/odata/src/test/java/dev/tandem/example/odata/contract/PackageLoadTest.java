package dev.tandem.example.odata.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.client.Transport;
import dev.tandem.example.odata.finance.FinanceConnector;
import dev.tandem.example.odata.finance.bulk.LoadReport;
import dev.tandem.example.odata.finance.bulk.LoadSettings;
import dev.tandem.example.odata.finance.bulk.LoadedRow;
import dev.tandem.example.odata.finance.bulk.Sleeper;
import dev.tandem.example.odata.server.front.ServerFault;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loads in data packages against the finance server (package API facts, F2). */
class PackageLoadTest {
  private static final Environment FINANCE = Environment.withOwnTables(SampleTables.finance());

  private final List<LoadedRow> told = new ArrayList<>();

  @BeforeEach
  void empty() {
    FINANCE.clear();
  }

  @AfterAll
  static void stop() {
    FINANCE.close();
  }

  private LoadReport load(String name, List<Row> rows) {
    return load(name, rows, FINANCE.transport());
  }

  private LoadReport load(String name, List<Row> rows, Transport through) {
    return load(name, rows, through, BulkLines.settings());
  }

  private LoadReport load(String name, List<Row> rows, Transport through, LoadSettings settings) {
    try (FinanceConnector connector = FINANCE.openFinance(through)) {
      return connector
          .packageLoad(BulkLines.TABLE.name(), through, settings, Sleeper.ofThread())
          .load(name, rows.iterator(), told::add);
    }
  }

  private static List<StoredRow> stored() {
    return BulkLines.all(FINANCE.rows());
  }

  private static List<Row> storedRows() {
    return stored().stream().map(stored -> without("SYSTEM", stored.row())).toList();
  }

  private static Row without(String column, Row row) {
    return row.toBuilder().remove(column).build();
  }

  private LoadedRow.Result result(long number) {
    return told.stream().filter(row -> row.number() == number).findFirst().orElseThrow().result();
  }

  private LoadedRow.Rejected rejected(long number) {
    return (LoadedRow.Rejected) result(number);
  }

  @Test
  void loadsRowsOfEveryTypeInPackages() {
    LoadReport report = load("types", BulkLines.rows(25));
    assertThat(report.executions()).hasSize(3).allMatch(id -> id.startsWith("types-"));
    assertThat(report.applied()).isEqualTo(25);
    assertThat(told).hasSize(25).allMatch(row -> row.result() instanceof LoadedRow.Applied);
    assertThat(storedRows()).containsExactlyInAnyOrderElementsOf(BulkLines.rows(25));
  }

  // I20: absent is left alone, blank is made blank
  @Test
  void updatesByKeyAndLeavesAbsentColumnsAlone() {
    load("create", List.of(BulkLines.row(1)));
    Row change =
        Row.builder(BulkLines.TABLE)
            .set("dataAreaId", "usmf")
            .set("NUMBER", "N, \"1\"")
            .set("LINE", 1)
            .set("AMOUNT", new BigDecimal("2.5"))
            .set("DAY", null)
            .build();
    assertThat(load("update", List.of(change)).applied()).isEqualTo(1);
    Row row = stored().get(0).row();
    assertThat(stored()).hasSize(1);
    assertThat(row.value("NAME")).isEqualTo("Line 1");
    assertThat((BigDecimal) Objects.requireNonNull(row.value("AMOUNT")))
        .isEqualByComparingTo("2.5");
    assertThat(row.isBlank("DAY")).isTrue();
  }

  @Test
  void tellsRowByRowWhatFailedAndWhy() {
    List<Row> rows = new ArrayList<>(BulkLines.rows(6));
    rows.set(2, BulkLines.nameless(2));
    rows.set(4, BulkLines.nameless(4));
    LoadReport report = load("some", rows);
    assertThat(report.applied()).isEqualTo(4);
    assertThat(report.rejected()).isEqualTo(2);
    assertThat(rejected(3).problems().get(0).field()).isEqualTo("NAME");
    assertThat(rejected(5).problems().get(0).value()).contains("needs a value");
    assertThat(result(4)).isInstanceOf(LoadedRow.Applied.class);
    assertThat(stored()).hasSize(4);
  }

  @Test
  void rejectsEveryRowOfAPackageThatFails() {
    LoadReport report = load("none", List.of(BulkLines.nameless(1), BulkLines.nameless(2)));
    assertThat(report.rejected()).isEqualTo(2);
    assertThat(rejected(1).problems().get(0).code()).isEqualTo(ErrorCode.ROW_MALFORMED);
    assertThat(stored()).isEmpty();
  }

  @Test
  void rejectsWhatNoFileCarriesBeforeItTravels() {
    Row half = BulkLines.row(1).toBuilder().set("NAME", "half \ud83d").build();
    Row readOnly = BulkLines.row(2).toBuilder().set("SYSTEM", "x").build();
    Row keyless = without("NUMBER", BulkLines.row(3));
    Row companyless = without("dataAreaId", BulkLines.row(4));
    Row tooLong = BulkLines.row(5).toBuilder().set("NAME", "x".repeat(31)).build();
    CutTransport transport = CutTransport.never(FINANCE.transport());
    LoadReport report =
        load("local", List.of(half, readOnly, keyless, companyless, tooLong), transport);
    assertThat(report).isEqualTo(new LoadReport(List.of(), 0, 5, 0));
    assertThat(told)
        .extracting(row -> ((LoadedRow.Rejected) row.result()).problems().get(0).code())
        .containsExactly(
            ErrorCode.VALUE_NOT_CONVERTIBLE,
            ErrorCode.READ_ONLY,
            ErrorCode.KEY_INCOMPLETE,
            ErrorCode.KEY_INCOMPLETE,
            ErrorCode.TEXT_TOO_LONG);
    assertThat(transport.requests("DataManagement")).isZero();
  }

  @Test
  void beginsAPackageForAnotherCompanyAndForAKeyThatComesAgain() {
    Row first = BulkLines.row(1);
    Row other = first.toBuilder().set("dataAreaId", "FRRT").build();
    Row again = other.toBuilder().set("NAME", "Later").build();
    assertThat(load("companies", List.of(first, other, again)).executions()).hasSize(3);
    assertThat(storedRows()).containsExactlyInAnyOrder(first, again);
  }

  @Test
  void takesALoadUpUnderItsName() {
    List<Row> rows = BulkLines.rows(15);
    LoadReport first = load("again", rows);
    List<StoredRow> before = stored();
    told.clear();
    CutTransport transport = CutTransport.never(FINANCE.transport());
    LoadReport second = load("again", rows, transport);
    assertThat(second).isEqualTo(first);
    assertThat(stored()).isEqualTo(before);
    assertThat(transport.requests("ImportFromPackage")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "GetExecutionSummaryStatus,1",
    "GetExecutionSummaryStatus,4",
    "GetAzureWriteUrl,1",
    "/dmf/,3",
    "GenerateImportTargetErrorKeysFile,1",
    "GetImportTargetErrorKeysFileUrl,2",
    "/dmf/errors,1",
    "GetExecutionErrors,1"
  })
  void repeatsWhatMayBeRepeated(String path, int times) {
    List<Row> rows = List.of(BulkLines.row(1), BulkLines.nameless(2), BulkLines.row(3));
    int run = 0;
    for (CutTransport transport :
        List.of(
            CutTransport.before(FINANCE.transport(), path, times),
            CutTransport.after(FINANCE.transport(), path, times))) {
      FINANCE.clear();
      String name = "cut%x-%d-%d".formatted(path.hashCode(), times, run++);
      LoadReport report = load(name, rows, transport);
      assertThat(report.applied()).isEqualTo(2);
      assertThat(report.rejected()).isEqualTo(1);
      assertThat(transport.requests("ImportFromPackage")).isOne();
      assertThat(stored()).hasSize(2);
    }
  }

  // T4: the execution id proves an import whose answer was lost
  @Test
  void findsAnImportWhoseAnswerWasLost() {
    CutTransport transport = CutTransport.after(FINANCE.transport(), "ImportFromPackage", 1);
    LoadReport report = load("lost", BulkLines.rows(12), transport);
    assertThat(report.applied()).isEqualTo(12);
    assertThat(transport.requests("ImportFromPackage")).isEqualTo(2);
    assertThat(stored()).hasSize(12);
  }

  @Test
  void neverAsksTwiceForAnImportThatMayHaveBegun() {
    CutTransport transport = CutTransport.before(FINANCE.transport(), "ImportFromPackage", 1);
    List<Row> rows = BulkLines.rows(3);
    assertThatThrownBy(() -> load("unsent", rows, transport))
        .isInstanceOf(TransientConnectorException.class)
        .hasMessageContaining("run the load again");
    assertThat(transport.requests("ImportFromPackage")).isOne();
    assertThat(told).hasSize(3).allMatch(row -> row.result() instanceof LoadedRow.Unknown);
    assertThat(stored()).isEmpty();
    told.clear();
    assertThat(load("unsent", rows).applied()).isEqualTo(3);
    assertThat(stored()).hasSize(3);
  }

  /** Requests of a package: a look, an address, the upload, the import, and looks. */
  @ParameterizedTest
  @CsvSource({
    "1,UNAVAILABLE",
    "2,BROKEN",
    "2,CUT_AFTER",
    "2,EXPIRED_TOKEN",
    "3,THROTTLED",
    "3,CUT_AFTER",
    "3,MALFORMED",
    "3,EXPIRED_TOKEN",
    "4,CUT_BEFORE",
    "4,UNAVAILABLE"
  })
  void comesThroughWhatTheServerDoesWrong(int request, ServerFault fault) {
    try (FinanceConnector connector = FINANCE.openFinance(FINANCE.transport())) {
      var load =
          connector.packageLoad(
              BulkLines.TABLE.name(),
              FINANCE.transport(),
              BulkLines.settings(),
              Sleeper.ofThread());
      for (int before = 0; before < request; before++) {
        FINANCE.faults().next(ServerFault.SLOW);
      }
      FINANCE.faults().next(fault);
      String name = "fault-%d-%s".formatted(request, fault.name().replace('_', '-'));
      assertThat(load.load(name, BulkLines.rows(4).iterator(), told::add).applied()).isEqualTo(4);
    }
    assertThat(stored()).hasSize(4);
  }

  @Test
  void asksForAnotherAddressWhenOneIsNoLongerGood() {
    boolean[] spoilt = {false};
    Transport transport =
        call -> {
          boolean first = call.method().equals("PUT") && !spoilt[0];
          spoilt[0] |= first;
          String late = call.uri().toString().replace("se=20", "se=19");
          return FINANCE.transport().send(first ? HttpCall.get(URI.create(late)) : call);
        };
    assertThat(load("late", BulkLines.rows(2), transport).applied()).isEqualTo(2);
    assertThat(spoilt[0]).isTrue();
  }

  @Test
  void loadsEntitiesOfAllCompanies() {
    TableSchema units =
        TableSchema.builder(TableName.finance("Sample units"))
            .column(ColumnSchema.required("CODE", FieldType.Text.of(10)))
            .column("NAME", FieldType.Text.of(30))
            .key("CODE")
            .build();
    try (Environment environment = Environment.plain(Catalog.of(Side.FINANCE, List.of(units)));
        FinanceConnector connector = environment.openFinance(environment.transport())) {
      Row hour = Row.builder(units).set("CODE", "h").set("NAME", "Hour").build();
      LoadReport report =
          connector
              .packageLoad(
                  units.name(), environment.transport(), BulkLines.settings(), Sleeper.ofThread())
              .load("units", List.of(hour).iterator(), told::add);
      assertThat(report.applied()).isEqualTo(1);
      assertThat(environment.rows().query(Query.all(units.name(), 10)).rows())
          .extracting(StoredRow::row)
          .containsExactly(hour);
    }
  }

  @Test
  void knowsTheEntitiesOfTheEnvironmentOnly() {
    try (FinanceConnector connector = FINANCE.openFinance(FINANCE.transport())) {
      assertThatThrownBy(
              () ->
                  connector.packageLoad(
                      TableName.finance("No such entity"),
                      FINANCE.transport(),
                      BulkLines.settings(),
                      Sleeper.ofThread()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("No such entity");
    }
    assertThatThrownBy(() -> load("a name!", List.of())).hasMessageContaining("letters");
  }
}
