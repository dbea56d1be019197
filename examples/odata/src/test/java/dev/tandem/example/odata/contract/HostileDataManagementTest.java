package dev.tandem.example.odata.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.example.odata.client.Exchange;
import dev.tandem.example.odata.client.Exchange.Script;
import dev.tandem.example.odata.client.JdkTransport;
import dev.tandem.example.odata.client.Limits;
import dev.tandem.example.odata.datapackage.CsvUnicode;
import dev.tandem.example.odata.finance.bulk.LoadReport;
import dev.tandem.example.odata.finance.bulk.LoadSettings;
import dev.tandem.example.odata.finance.bulk.LoadedRow;
import dev.tandem.example.odata.finance.bulk.PackageLoad;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data management that lies, babbles and leads astray. */
class HostileDataManagementTest {
  private static final Environment FINANCE = Environment.plain(SampleTables.finance());
  private static final WireTable LINES = FINANCE.wire(BulkLines.TABLE.name().name());
  private static final Pattern EXECUTION = Pattern.compile("\"executionId\":\"([^\"]+)\"");
  private static final String SIGNATURE = "sig=VERYSECRET";

  private final Exchange exchange = Exchange.start();
  private final List<LoadedRow> told = new ArrayList<>();

  @AfterAll
  static void stop() {
    FINANCE.close();
  }

  @AfterEach
  void close() {
    exchange.close();
  }

  private LoadReport load(int rows) {
    LoadSettings settings =
        BulkLines.settings()
            .waiting(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofMinutes(10));
    return new PackageLoad(
            exchange.client(),
            LINES,
            JdkTransport.of(Limits.STANDARD.withBytes(1 << 20)),
            settings,
            exchange.clock()::advance)
        .load("hostile", BulkLines.rows(rows).iterator(), told::add);
  }

  private <T extends Throwable> T failing(Class<T> kind, int rows) {
    Throwable failure = catchThrowable(() -> load(rows));
    assertThat(failure).isInstanceOf(kind);
    assertThat(failure).hasMessageNotContaining(SIGNATURE).hasMessageNotContaining("Bearer");
    return kind.cast(failure);
  }

  private static Script value(String text) {
    return Exchange.answer(
        200, JsonNodeFactory.instance.objectNode().put("value", text).toString());
  }

  private static Script value(boolean flag) {
    return Exchange.answer(
        200, JsonNodeFactory.instance.objectNode().put("value", flag).toString());
  }

  private Exchange unknownExecution() {
    return exchange.next(
        Exchange.answer(
            400, "{\"error\":{\"message\":\"Execution details were not found for x\"}}"));
  }

  private Exchange blob(String url) {
    return exchange.next(
        value(JsonNodeFactory.instance.objectNode().put("BlobUrl", url).toString()));
  }

  private String here() {
    return exchange.root() + "a.zip?" + SIGNATURE;
  }

  /** Up to an import that is acknowledged. */
  private void begun() {
    unknownExecution();
    blob(here()).next(Exchange.answer(201, ""));
    exchange.next(
        asked -> {
          Matcher id = EXECUTION.matcher(String.valueOf(asked.getAttribute("body")));
          value(id.find() ? id.group(1) : "").run(asked);
        });
  }

  private void errorKeys(List<List<String>> lines) {
    exchange.next(value(true)).next(value(here()));
    byte[] file = CsvUnicode.file(lines);
    exchange.next(
        asked -> {
          asked.sendResponseHeaders(200, file.length);
          asked.getResponseBody().write(file);
        });
  }

  private void assertUnknown(int rows) {
    assertThat(told).hasSize(rows).allMatch(row -> row.result() instanceof LoadedRow.Unknown);
  }

  @Test
  void sendsNoTokenWithFiles() {
    begun();
    exchange.next(value("Succeeded"));
    assertThat(load(2).applied()).isEqualTo(2);
    assertThat(exchange.seen().get(2)).startsWith("PUT ").endsWith(" null");
    assertThat(exchange.seen().get(3)).endsWith("Bearer t1");
  }

  @Test
  void sendsNoFileToOtherHosts() {
    unknownExecution();
    blob("https://evil.example/a.zip?" + SIGNATURE);
    failing(PermanentConnectorException.class, 2);
    assertThat(exchange.seen()).hasSize(2);
    assertThat(told).isEmpty();
  }

  @Test
  void followsNoRedirectOfAFile() {
    unknownExecution();
    blob(here()).next(Exchange.answer(302, "", "Location", "https://evil.example/"));
    assertThat(failing(PermanentConnectorException.class, 1)).hasMessageContaining("302");
  }

  @Test
  void asksForFewAddressesThatAreRefusedAtOnce() {
    unknownExecution();
    for (int address = 0; address < 3; address++) {
      blob(here()).next(Exchange.answer(403, "expired"));
    }
    assertThat(failing(PermanentConnectorException.class, 1))
        .hasMessageContaining("refused as soon as");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "{\"BlobUrl\":7}"})
  void refusesAnAddressThatIsNone(String text) {
    unknownExecution().next(value(text));
    failing(PermanentConnectorException.class, 1);
  }

  @Test
  void tellsNothingOfRowsWhoseImportWasRefused() {
    unknownExecution();
    blob(here()).next(Exchange.answer(201, ""));
    exchange.next(Exchange.answer(400, "{\"error\":{\"message\":\"in parallel\"}}"));
    assertThat(failing(PermanentConnectorException.class, 2)).hasMessageContaining("in parallel");
    assertThat(told).isEmpty();
  }

  @Test
  void looksForAnImportThatIsAnsweredUnderAnotherName() {
    unknownExecution();
    blob(here()).next(Exchange.answer(201, "")).next(value("another"));
    exchange.next(value("Executing")).next(value("Succeeded"));
    assertThat(load(1).applied()).isEqualTo(1);
  }

  @Test
  void doesNotGuessWhatAnUndocumentedStateMeans() {
    begun();
    exchange.next(value("succeeded"));
    failing(PermanentConnectorException.class, 2);
    assertUnknown(2);
  }

  @Test
  void givesUpAnImportThatNeverEnds() {
    begun();
    for (int look = 0; look < 100; look++) {
      exchange.next(value("Executing"));
    }
    failing(TransientConnectorException.class, 2);
    assertUnknown(2);
    // 2, 4, 8, 16 seconds, then every 30 within ten minutes
    assertThat(exchange.seen()).hasSizeBetween(20, 30);
  }

  @Test
  void holdsNothingForAppliedWhenErrorsNameNobody() {
    begun();
    exchange.next(value("PartiallySucceeded")).next(value(false));
    exchange.next(value("[{\"RecordId\":\"\",\"ErrorMessage\":\"something\"}]"));
    assertThat(load(2).unknown()).isEqualTo(2);
    assertUnknown(2);
  }

  @Test
  void knowsOnlyTheRowsThatErrorsName() {
    begun();
    exchange.next(value("PartiallySucceeded"));
    errorKeys(List.of(List.of("LINE", "NUMBER"), List.of("1", "n, \"1\"  ")));
    exchange.next(value("[{\"RecordId\":\"somebody else\"},{\"RecordId\":\"and another\"}]"));
    LoadReport report = load(2);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(told.get(1).result()).isInstanceOf(LoadedRow.Rejected.class);
    assertThat(told.get(0).result()).isInstanceOf(LoadedRow.Unknown.class);
  }

  @Test
  void trustsTheKeysWhenReasonsGoByOtherNames() {
    begun();
    exchange.next(value("PartiallySucceeded"));
    errorKeys(List.of(List.of("NUMBER", "LINE"), List.of("N, \"1\"", "1")));
    exchange.next(value("[{\"RecordId\":\"1/N\",\"ErrorMessage\":\"wrong\"}]"));
    LoadReport report = load(2);
    assertThat(report.applied()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(1);
  }

  @Test
  void holdsNothingForAppliedAfterAFailure() {
    begun();
    exchange.next(value("Failed"));
    errorKeys(List.of(List.of("NUMBER", "LINE"), List.of("N, \"1\"", "1")));
    exchange.next(value("[]"));
    LoadReport report = load(2);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.unknown()).isEqualTo(1);
  }

  @Test
  void refusesKeysOfRowsThatWereNotSent() {
    begun();
    exchange.next(value("PartiallySucceeded"));
    errorKeys(List.of(List.of("NUMBER", "LINE"), List.of("N, \"77\"", "0")));
    failing(PermanentConnectorException.class, 2);
    assertUnknown(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "LINE,NUMBER\n"})
  void refusesAFileOfErrorKeysThatIsNone(String text) {
    begun();
    exchange.next(value("PartiallySucceeded")).next(value(true)).next(value(here()));
    exchange.next(Exchange.answer(200, text));
    failing(PermanentConnectorException.class, 1);
    assertUnknown(1);
  }

  @Test
  void givesUpAFileWithoutEnd() {
    begun();
    exchange.next(value("PartiallySucceeded")).next(value(true)).next(value(here()));
    exchange.next(Exchange.answer(200, "x".repeat((1 << 20) + 1)));
    assertThat(failing(PermanentConnectorException.class, 1)).hasMessageContaining("limits");
    assertUnknown(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "{}"})
  void refusesAListOfErrorsThatIsNone(String text) {
    begun();
    exchange.next(value("Failed")).next(value(false)).next(value(text));
    failing(PermanentConnectorException.class, 1);
    assertUnknown(1);
  }

  @Test
  void namesNoSignatureWhenAFileIsCutOffAgainAndAgain() {
    unknownExecution();
    blob(here());
    for (int attempt = 0; attempt < 100; attempt++) {
      exchange.next(Exchange.cut());
    }
    failing(TransientConnectorException.class, 1);
    assertThat(told).isEmpty();
  }
}
