package dev.tandem.example.odata.contract;

import dev.tandem.example.odata.client.FileHosts;
import dev.tandem.example.odata.finance.bulk.LoadSettings;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Rows of the finance table of {@link SampleTables}, to be loaded in packages. */
final class BulkLines {
  static final TableSchema TABLE = SampleTables.finance().tables().iterator().next();

  private BulkLines() {}

  /** A row that finance takes. */
  static Row row(int number) {
    return Row.builder(TABLE)
        .set("dataAreaId", "USMF")
        .set("NUMBER", "N, \"" + number + "\"")
        .set("NAME", "Line " + number)
        .set("LINE", number % 7)
        .set("RECORD", 5_000_000_000L + number)
        .set("AMOUNT", new BigDecimal("1234567.000001"))
        .set("STAGE", EnumValue.of("InProcess"))
        .set("DAY", LocalDate.of(2026, 3, 1).plusDays(number))
        .set("CHANGED", Instant.parse("2026-03-01T08:30:00Z"))
        .set("HOUR", LocalTime.of(8, 30))
        .set("GUID", new UUID(7, number))
        .build();
  }

  /** A row that finance refuses, because it has no name. */
  static Row nameless(int number) {
    return row(number).toBuilder().set("NAME", null).build();
  }

  static List<Row> rows(int count) {
    return IntStream.range(0, count).mapToObj(BulkLines::row).toList();
  }

  /** Everything in the table. */
  static List<StoredRow> all(Connector connector) {
    List<StoredRow> all = new ArrayList<>();
    String token = null;
    do {
      var page = connector.query(Query.all(TABLE.name(), 1000).from(token));
      all.addAll(page.rows());
      token = page.nextToken();
    } while (token != null);
    return all;
  }

  /** Small packages and short pauses. */
  static LoadSettings settings() {
    return LoadSettings.of(FileHosts.of("127.0.0.1"), LegalEntity.of("DAT"))
        .inPackagesOf(10)
        .waiting(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMinutes(20));
  }
}
