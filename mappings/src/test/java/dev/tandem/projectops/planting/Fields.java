package dev.tandem.projectops.planting;

import dev.tandem.compile.ResolvedField;
import dev.tandem.map.Direction;
import dev.tandem.map.LookupPath;
import dev.tandem.map.Transform.ValueMap;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Fields of a map that a defect needs. */
final class Fields {
  private Fields() {}

  static ColumnSchema finance(ResolvedField field) {
    return Objects.requireNonNull(field.finance());
  }

  static ColumnSchema column(ResolvedField field) {
    return Objects.requireNonNull(field.column());
  }

  static LookupPath path(ResolvedField field) {
    return Objects.requireNonNull(field.path());
  }

  /** Fields with a column at both ends and nothing in between. */
  static Stream<ResolvedField> plain(Site site) {
    return site.fields().stream()
        .filter(field -> field.finance() != null && field.column() != null)
        .filter(field -> !field.isLookup() && field.mapping().transforms().isEmpty())
        .filter(field -> !(column(field).type() instanceof FieldType.Lookup));
  }

  static Stream<ResolvedField> lookups(Site site) {
    return site.fields().stream()
        .filter(field -> field.isLookup() && field.path() != null && field.column() != null)
        .filter(field -> !path(field).isPolymorphic());
  }

  static Stream<ResolvedField> ofFinance(Site site) {
    return site.fields().stream().filter(field -> field.finance() != null);
  }

  static Stream<ResolvedField> ofDataverse(Site site) {
    return site.fields().stream().filter(field -> field.column() != null);
  }

  static Stream<ResolvedField> valueMaps(Site site) {
    return site.fields().stream()
        .filter(field -> field.finance() != null && field.value() != null)
        .filter(field -> field.transform(ValueMap.class).isPresent());
  }

  static ValueMap valueMap(ResolvedField field) {
    return field.transform(ValueMap.class).orElseThrow();
  }

  /** Fields that carry a column of the integration key. */
  static Stream<ResolvedField> keys(Site site) {
    List<String> columns = site.leg().key().map(IntegrationKey::columns).orElse(List.of());
    return ofDataverse(site)
        .filter(field -> field.path() != null)
        .filter(
            field ->
                columns.stream()
                    .anyMatch(
                        column ->
                            column.equalsIgnoreCase(path(field).column())
                                || column.equalsIgnoreCase(
                                    field.mapping().destinationField().strip())));
  }

  /** Whether a field ends at the code of a company. */
  static boolean isCompany(ResolvedField field) {
    return field.path() != null && path(field).remainder().endsWith("cdm_companycode");
  }

  /** Whether the source of a direction has members that are known. */
  static boolean hasMembers(ResolvedField field, Direction direction) {
    FieldType type = field.sourceType(direction);
    return type instanceof FieldType.Bool
        || (type instanceof FieldType.Enumeration members && !members.members().isEmpty())
        || (type instanceof FieldType.Choice choice && !choice.options().isEmpty());
  }

  /** The directions a field travels. */
  static Stream<Direction> directions(ResolvedField field) {
    return Stream.of(Direction.values()).filter(field::travels);
  }
}
