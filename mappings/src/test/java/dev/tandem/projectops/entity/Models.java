package dev.tandem.projectops.entity;

import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.entity.dataverse.DataverseTables;
import dev.tandem.projectops.entity.dataverse.InternalDataverseTables;
import dev.tandem.projectops.entity.finance.FinanceTables;
import dev.tandem.projectops.entity.finance.InternalTables;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All entities with the schemas of their tables. */
final class Models {
  private static final Catalogs CATALOGS = ProjectOperations.shipped().catalogs();

  private Models() {}

  /** The codecs of all tables that have a shipped schema. */
  static List<EntityCodec<?>> published() {
    return Stream.concat(DataverseTables.codecs().stream(), FinanceTables.codecs().stream())
        .toList();
  }

  /** The codecs of all tables. */
  static List<EntityCodec<?>> all() {
    return Stream.of(published(), InternalTables.codecs(), InternalDataverseTables.codecs())
        .flatMap(List::stream)
        .toList();
  }

  /** The shipped schema of an entity; that of its own annotations when none is shipped. */
  static TableSchema schema(EntityCodec<?> codec) {
    TableSchema shipped = CATALOGS.of(codec.table().side()).table(codec.table().name());
    return shipped == null ? codec.schema() : shipped;
  }

  /**
   * The schema with options for choices whose options are not published, so that values can be made
   * for them; without requirements and keys, so that any column may be absent.
   */
  static TableSchema fillable(EntityCodec<?> codec) {
    TableSchema shipped = schema(codec);
    TableSchema.Builder schema = TableSchema.builder(shipped.name());
    shipped.aliases().forEach(schema::alias);
    shipped.columns().forEach(column -> schema.column(column.name(), fillable(column)));
    return schema.build();
  }

  private static FieldType fillable(ColumnSchema column) {
    return column.type() instanceof FieldType.Choice choice && choice.options().isEmpty()
        ? new FieldType.Choice(Map.of(1, "One", 2, "Two"), choice.multiple())
        : column.type();
  }
}
