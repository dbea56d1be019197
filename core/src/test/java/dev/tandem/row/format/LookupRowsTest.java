package dev.tandem.row.format;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TableLookups;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupRowsTest {
  private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
  private static final UUID GUID = UUID.fromString(ID);
  private static final Catalog CATALOG =
      Catalog.of(Side.DATAVERSE, List.of(SampleTables.EVERY_TYPE));

  private static TableLookups read(String ndjson, @Nullable Catalog catalog) {
    return LookupRows.read(
        new ByteArrayInputStream(ndjson.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
        catalog);
  }

  @Test // LKP-1
  void givesColumnsTheTypesOfTheCatalog() {
    TableLookups lookups =
        read(
            """
            {'values': {'choice': 192350001, 'nickname': 'n', 'nick.a': 1, '_boss_value': '%s'}, \
            'id': '%s', 'table': 'sample'}
            """
                .formatted(ID, ID),
            CATALOG);
    Row row = requireNonNull(lookups.rowById("samples", GUID));
    assertThat(row.raw("choice")).isEqualTo(ChoiceValue.of(192350001));
    assertThat(row.raw("nickname")).isEqualTo("n");
    assertThat(row.raw("boss")).isEqualTo(Reference.byId(null, GUID));
    assertThat(lookups.refer("samples", KeyValues.of("nick.a", 1)))
        .isEqualTo(Reference.byId("samples", GUID));
  }

  @Test // LKP-2
  void readsRowsWithoutAnySchema() {
    TableLookups lookups =
        read(
            """
            {'table': 'tasks', 'id': '%s', 'values': {'name': 'T', 'project': {'no': 'P'}}}

            {'table': 'TASKS', 'id': null, 'values': {'name': 'U', 'extra': 1}}
            """
                .formatted(ID),
            null);
    assertThat(lookups.refer("tasks", KeyValues.of("project.no", "p")))
        .isEqualTo(Reference.byId("tasks", GUID));
    assertThat(requireNonNull(lookups.rowByKey("tasks", KeyValues.of("extra", 1))).value("name"))
        .isEqualTo("U");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1] | found no JSON object",
        "{'table': 'x'} | needs \"table\" and \"values\"",
        "{'values': {}} | needs \"table\" and \"values\"",
        "{'table': 5, 'values': {}} | \"table\" is the name of a table",
        "{'table': 'x', 'id': 'y', 'values': {}} | \"id\" is a unique identifier",
        "{'table': 'x', 'values': []} | \"values\" is an object",
        "{'table': 'x', 'values': {}, 'values': {}} | stand once",
        "{'table': 'x', 'name': 'y', 'values': {}} | columns belong into \"values\"",
        "{'table': 'x', 'values': {'a': 1, 'A': 2}} | column a stands twice",
        "{'table': 'x', 'values': {}} {} | found more after the object",
        "{'table': 'x', 'values': {'a': | not one JSON object"
      })
  void explainsFaultyLines(String line, String problem) {
    assertThatThrownBy(() -> read("\n" + line, CATALOG))
        .isInstanceOf(RowFormatException.class)
        .hasMessageStartingWith("cannot read row at line 2")
        .hasMessageContaining(problem);
  }

  @Test
  void boundsTheColumnsThatRowsInvent() {
    StringBuilder row = new StringBuilder("{'table': 'x', 'values': {'c': 1");
    for (int i = 0; i < 250; i++) {
      row.append(", 'c").append(i).append("': 1");
    }
    assertThatThrownBy(() -> read(row + "}}", null)).hasMessageContaining("more than 250 columns");
  }
}
