package dev.tandem.projectops.entity;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.entity.dataverse.DataverseTables;
import dev.tandem.projectops.entity.finance.FinanceTables;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All entities with the shipped schemas of their tables. */
final class Models {
  private static final Catalogs CATALOGS = ProjectOperations.shipped().catalogs();

  private Models() {}

  /** The codecs of both sides. */
  static List<EntityCodec<?>> codecs() {
    return Stream.concat(DataverseTables.codecs().stream(), FinanceTables.codecs().stream())
        .toList();
  }

  /** The shipped schema of an entity. */
  static TableSchema schema(EntityCodec<?> codec) {
    return requireNonNull(
        CATALOGS.of(codec.table().side()).table(codec.table().name()), codec::toString);
  }

  /**
   * The schema with options for choices whose options are not published, so that values can be made
   * for them.
   */
  static TableSchema fillable(EntityCodec<?> codec) {
    TableSchema shipped = schema(codec);
    TableSchema.Builder schema = TableSchema.builder(shipped.name());
    shipped.aliases().forEach(schema::alias);
    shipped.columns().forEach(column -> schema.column(fillable(column)));
    return schema.build();
  }

  private static ColumnSchema fillable(ColumnSchema column) {
    if (!(column.type() instanceof FieldType.Choice choice) || !choice.options().isEmpty()) {
      return ColumnSchema.of(column.name(), column.type());
    }
    return ColumnSchema.of(
        column.name(), new FieldType.Choice(Map.of(1, "One", 2, "Two"), choice.multiple()));
  }
}
