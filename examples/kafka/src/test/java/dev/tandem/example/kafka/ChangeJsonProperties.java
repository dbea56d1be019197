package dev.tandem.example.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.arbitrary.RowArbitraries;
import dev.tandem.spi.testkit.arbitrary.SchemaArbitraries;
import dev.tandem.spi.value.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Nothing of a change is lost in the topic but which changes were committed together. */
class ChangeJsonProperties {
  private static final Instant WHEN = Instant.parse("2026-11-26T06:00:00.123456Z");

  /** Two images of one row. */
  record Images(Row before, Row after) {}

  @Provide
  Arbitrary<Images> images() {
    return SchemaArbitraries.tables()
        .flatMap(
            table ->
                Combinators.combine(RowArbitraries.rows(table), RowArbitraries.rows(table))
                    .as(Images::new));
  }

  // I20, TRF: absent, blank and value stay apart, no digit is lost.
  @Property(tries = 200)
  void readsWhatItWrote(@ForAll("images") Images images) {
    TableSchema table = images.after().schema();
    Change change = change(table, Change.Kind.UPSERT, null, images.before(), images.after(), "v1");
    Change read = through(table, change);
    assertThat(read.row()).isEqualTo(change.row());
    assertThat(read.before()).isEqualTo(change.before());
    assertThat(read).isEqualTo(change);
  }

  @Example
  void keepsTheTypesOfKeys() {
    TableSchema table =
        TableSchema.builder(TableName.finance("Lines"))
            .column("NUMBER", FieldType.Text.of(20))
            .column("LINE", FieldType.Whole.int64())
            .key("NUMBER", "LINE")
            .build();
    KeyValues key = KeyValues.builder().put("NUMBER", "A").put("LINE", 7L).build();
    Change read = through(table, change(table, Change.Kind.DELETE, key, null, null, null));
    assertThat(read.key()).isEqualTo(key);
    assertThat(Objects.requireNonNull(read.key()).value("LINE")).isEqualTo(7L);
  }

  @Example
  void keepsTextsBehindLookups() {
    TableSchema table =
        TableSchema.builder(TableName.dataverse("things"))
            .column("number", FieldType.Text.of(20))
            .build();
    KeyValues key =
        KeyValues.builder().put("number", null).put("company.cdm_companycode", "usmf").build();
    Change read = through(table, change(table, Change.Kind.DELETE, key, null, null, null));
    assertThat(read.key()).isEqualTo(key);
  }

  @Example
  void refusesWhatIsNoChange() {
    TableSchema table =
        TableSchema.builder(TableName.finance("Lines"))
            .column("NUMBER", FieldType.Text.of(20))
            .build();
    ChangeJson json = new ChangeJson(Catalog.of(Side.FINANCE, List.of(table)));
    for (String text : List.of("", "[]", "{}", "{\"table\":\"Others\"}", "{\"table\":\"Lines\"}")) {
      assertThatThrownBy(() -> json.read(text.getBytes(StandardCharsets.UTF_8)))
          .as(text)
          .isInstanceOf(DualWriteException.class);
    }
  }

  private static Change change(
      TableSchema table,
      Change.Kind kind,
      @Nullable KeyValues key,
      @Nullable Row before,
      @Nullable Row row,
      @Nullable String version) {
    UUID id = new UUID(1, 2);
    return new Change(
        "c/1", 42, table.name(), kind, id, key, before, row, version, "op|1", null, WHEN);
  }

  private static Change through(TableSchema table, Change change) {
    ChangeJson json = new ChangeJson(Catalog.of(table.side(), List.of(table)));
    return json.read(json.write(change));
  }
}
