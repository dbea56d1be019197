package dev.tandem.example.odata.server;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * The two small tables that a host adds to each side, so that a write and the proof of it stand in
 * one change set: which operations took effect, and which generation of workers may write. On
 * Dataverse they are {@code tandem_acceptedoperations} and {@code tandem_fences}, on finance {@code
 * TandemAcceptedOperations} and {@code TandemFences}.
 */
public final class LedgerTables {
  private static final int NAME = 200;
  private static final int OPERATION = 400;
  private static final int LONG_TEXT = 1000;

  private LedgerTables() {}

  /** The catalog with the two tables. */
  public static Catalog with(Catalog catalog) {
    List<TableSchema> tables = new ArrayList<>(catalog.tables());
    if (catalog.side() == Side.DATAVERSE) {
      tables.add(operations());
      tables.add(fences());
    } else {
      tables.add(financeOperations());
      tables.add(financeFences());
    }
    return Catalog.of(catalog.side(), tables);
  }

  private static TableSchema operations() {
    return TableSchema.builder(TableName.dataverse("tandem_acceptedoperations"))
        .alias("tandem_acceptedoperation")
        .column(id("tandem_acceptedoperationid"))
        .column(ColumnSchema.required("tandem_operationid", FieldType.Text.of(OPERATION)))
        .column("tandem_table", FieldType.Text.of(NAME))
        .column("tandem_row", FieldType.Text.of(LONG_TEXT))
        .column("tandem_version", FieldType.Text.of(NAME))
        .primaryId("tandem_acceptedoperationid")
        .key("tandem_operationid")
        .build();
  }

  private static TableSchema fences() {
    return TableSchema.builder(TableName.dataverse("tandem_fences"))
        .alias("tandem_fence")
        .column(id("tandem_fenceid"))
        .column(ColumnSchema.required("tandem_partition", FieldType.Text.of(NAME)))
        .column(ColumnSchema.required("tandem_generation", FieldType.Whole.int64()))
        .primaryId("tandem_fenceid")
        .key("tandem_partition")
        .build();
  }

  private static ColumnSchema id(String name) {
    return ColumnSchema.of(name, new FieldType.Guid());
  }

  private static TableSchema financeOperations() {
    return TableSchema.builder(TableName.finance("Tandem accepted operations"))
        .alias("TandemAcceptedOperations")
        .column(ColumnSchema.required("OPERATIONID", FieldType.Text.of(OPERATION)))
        .column("ENTITY", FieldType.Text.of(NAME))
        .column("ROWKEY", FieldType.Text.of(LONG_TEXT))
        .column("VERSION", FieldType.Text.of(NAME))
        .key("OPERATIONID")
        .build();
  }

  private static TableSchema financeFences() {
    return TableSchema.builder(TableName.finance("Tandem fences"))
        .alias("TandemFences")
        .column(ColumnSchema.required("PARTITION", FieldType.Text.of(NAME)))
        .column(ColumnSchema.required("GENERATION", FieldType.Whole.int64()))
        .key("PARTITION")
        .build();
  }
}
