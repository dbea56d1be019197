package dev.tandem.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterBindingTest {
  private static final TableSchema PROJECTS =
      TableSchema.builder(TableName.dataverse("msdyn_projects"))
          .column("statecode", FieldType.UNTYPED)
          .column("msdyn_subject", FieldType.Text.of(100))
          .column("msdyn_customer", new FieldType.Lookup(List.of("account")))
          .build();

  // FLT-3, FLT-6
  @Test
  void namesTheColumnsItReadsOnceInOrder() {
    Filter filter =
        Filter.parse(Side.DATAVERSE, "_b_value ne null and (A eq 1 or a eq 2) and b eq null");
    assertThat(filter.columns()).containsExactly("b", "A");
    assertThat(Filter.parse(Side.FINANCE, "(ProjTable.ProjId != \"\")").columns())
        .containsExactly("ProjId");
    assertThat(Filter.parse(Side.FINANCE, "").columns()).isEmpty();
  }

  // UND-46, UND-47
  @Test
  void namesTheColumnsThatAPartialUpdateLacks() {
    Filter filter =
        Filter.parse(Side.DATAVERSE, "statecode eq 0 and msdyn_subject ne null and other eq 1");
    Row update = Row.builder(PROJECTS).set("msdyn_subject", null).build();
    assertThat(filter.absentColumns(update)).containsExactly("statecode", "other");
  }

  // FLT-5
  @Test
  void findsUnknownColumns() {
    Filter filter =
        Filter.parse(Side.DATAVERSE, "_msdyn_customer_value ne null and StateCode eq 0 and x eq 1");
    assertThat(filter.unknownColumns(PROJECTS)).containsExactly("x");
    Filter noLookup = Filter.parse(Side.DATAVERSE, "_msdyn_subject_value eq 'x'"); // FLT-6
    assertThat(noLookup.unknownColumns(PROJECTS)).containsExactly("_msdyn_subject_value");
    Filter anyCase = Filter.parse(Side.DATAVERSE, "_Msdyn_Customer_Value ne null"); // JSON-7
    assertThat(anyCase.unknownColumns(PROJECTS)).isEmpty();
  }

  // FLT-5
  @Test
  void refusesAnUnknownColumnAtItsPlaceAndSuggestsOthers() {
    Filter filter = Filter.parse(Side.DATAVERSE, "statecode eq 0 and subject eq 'x'");
    assertThatThrownBy(() -> filter.bind(PROJECTS))
        .isInstanceOfSatisfying(
            FilterSyntaxException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.FILTER_MALFORMED);
              assertThat(e.position()).isEqualTo(19);
            })
        .hasMessage(
            """
            the Dataverse filter is wrong at character 20
              statecode eq 0 and subject eq 'x'
                                 ^
            found:    the column subject
            expected: a column of dataverse msdyn_projects
            remedy:   did you mean msdyn_subject?""");
  }

  @Test
  void suggestsNothingWhenNothingIsNear() {
    Filter filter = Filter.parse(Side.DATAVERSE, "zzzzzz eq 1");
    assertThatThrownBy(() -> filter.bind(PROJECTS))
        .hasMessageContaining("use a column of the table, or refresh its schema");
  }

  @Test
  void readsRowsOfAnotherSchemaByName() {
    TableSchema reordered =
        TableSchema.builder(PROJECTS.name())
            .column("other", FieldType.UNTYPED)
            .column("statecode", FieldType.UNTYPED)
            .build();
    BoundFilter bound = Filter.parse(Side.DATAVERSE, "statecode eq 0").bind(PROJECTS);
    Row row = Row.builder(reordered).set("other", 1).set("statecode", 0).build();
    assertThat(bound.test(row)).isTrue();
    assertThat(bound.evaluate(row)).isEqualTo(Truth.TRUE);
    assertThat(bound.test(Row.builder(reordered).set("other", 0).build())).isFalse();
  }

  @Test
  void testingARowAllocatesNothing() {
    BoundFilter filter =
        Filter.parse(
                Side.DATAVERSE,
                "choice eq 192350001 and (flag eq true or whole gt 7) and text eq 'person' and"
                    + " not (day gt 2021-06-23) and instant le 2021-06-23T08:00:00Z and"
                    + " amount ge 1.5 and member eq 'Person' and text ne null and _lookup_value eq "
                    + Rows.ID)
            .bind(Rows.SCHEMA);
    Row row =
        Rows.row()
            .set("choice", ChoiceValue.of(192350001))
            .set("flag", false)
            .set("whole", 1000)
            .set("text", "Person")
            .set("day", Rows.DAY)
            .set("instant", Instant.parse("2021-06-23T08:00:00Z"))
            .set("amount", new BigDecimal("1.50"))
            .set("member", EnumValue.of("PERSON"))
            .set("lookup", Reference.byId(null, Rows.ID))
            .build();
    allocatedBy(filter, row, 10_000);
    assertThat(allocatedBy(filter, row, 100_000)).isLessThan(100_000);
  }

  /** Bytes, with a little of its own for the measurement; a byte a row would already show. */
  private static long allocatedBy(BoundFilter filter, Row row, int times) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    int passed = 0;
    for (int time = 0; time < times; time++) {
      passed += filter.test(row) ? 1 : 0;
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(passed).isEqualTo(times);
    return allocated;
  }
}
