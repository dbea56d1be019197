package dev.tandem.projectops.entity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every column that a shipped map reads or writes is modelled. */
class MappedColumnsTest {
  @TestFactory // FLD-1 to FLD-21
  Stream<DynamicTest> areAllModelled() {
    return ProjectOperations.shipped().maps().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.id(), () -> assertModelled(entry)));
  }

  private static void assertModelled(CatalogueEntry entry) {
    Leg leg = entry.map().leg();
    assertModelled(Side.FINANCE, leg.sourceSchema(), leg, FieldMapping::sourceField);
    assertModelled(
        Side.DATAVERSE,
        leg.destinationSchema(),
        leg,
        pair -> pair.destinationField().split("\\.", 2)[0]);
  }

  private static void assertModelled(
      Side side, String table, Leg leg, Function<FieldMapping, String> column) {
    Set<String> mapped = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    leg.fieldMappings().forEach(pair -> mapped.add(column.apply(pair)));
    mapped.remove("");
    codec(side, table).columns().forEach(modelled -> mapped.remove(modelled.column()));
    assertThat(mapped).as(table).isEmpty();
  }

  private static EntityCodec<?> codec(Side side, String name) {
    TableSchema table =
        requireNonNull(ProjectOperations.shipped().catalogs().of(side).table(name), name);
    return Models.published().stream()
        .filter(codec -> codec.table().side() == side && table.isCalled(codec.table().name()))
        .findAny()
        .orElseThrow(() -> new AssertionError("nothing models " + table));
  }
}
