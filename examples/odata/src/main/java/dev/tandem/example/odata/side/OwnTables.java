package dev.tandem.example.odata.side;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * The two tables that a host adds to a service so that a connector can keep its ledger of accepted
 * operations and its fences there, in the change set of the effect. On Dataverse they are two
 * custom tables with an alternate key each, on finance two public data entities for all companies.
 * Without them a connector declares neither ledger nor fences.
 */
public final class OwnTables {
  private static final int OPERATION = 400;
  private static final int NAME = 200;
  private static final int ID = 36;

  private OwnTables() {}

  /** Both tables of a side. */
  public static Catalog of(Side side) {
    return with(Catalog.of(side, List.of()));
  }

  /** A catalog with both tables of its side. */
  public static Catalog with(Catalog catalog) {
    Side side = catalog.side();
    List<TableSchema> tables = new ArrayList<>(catalog.tables());
    tables.add(operations(side));
    tables.add(fences(side));
    return Catalog.of(side, tables);
  }

  /**
   * The ledger: one row for each operation that took effect, with the version that it left and, on
   * Dataverse, the identifier of the row.
   */
  public static TableSchema operations(Side side) {
    return side == Side.DATAVERSE
        ? dataverse("tandem_acceptedoperations", "tandem_acceptedoperation")
            .column(ColumnSchema.required("tandem_operationid", FieldType.Text.of(OPERATION)))
            .column("tandem_version", FieldType.Text.of(NAME))
            .column("tandem_rowid", FieldType.Text.of(ID))
            .key("tandem_operationid")
            .build()
        : TableSchema.builder(TableName.finance("Tandem accepted operations"))
            .column(ColumnSchema.required("OPERATIONID", FieldType.Text.of(OPERATION)))
            .column("VERSION", FieldType.Text.of(NAME))
            .key("OPERATIONID")
            .build();
  }

  /** The fences: one row for each partition, and one for each generation that may write. */
  public static TableSchema fences(Side side) {
    return side == Side.DATAVERSE
        ? dataverse("tandem_fences", "tandem_fence")
            .column(ColumnSchema.required("tandem_partition", FieldType.Text.of(NAME)))
            .column(ColumnSchema.required("tandem_generation", FieldType.Whole.int64()))
            .key("tandem_partition")
            .build()
        : TableSchema.builder(TableName.finance("Tandem fences"))
            .column(ColumnSchema.required("PARTITION", FieldType.Text.of(NAME)))
            .column(ColumnSchema.required("GENERATION", FieldType.Whole.int64()))
            .key("PARTITION")
            .build();
  }

  private static TableSchema.Builder dataverse(String set, String logicalName) {
    String id = logicalName + "id";
    return TableSchema.builder(TableName.dataverse(set))
        .alias(logicalName)
        .column(id, new FieldType.Guid())
        .primaryId(id);
  }
}
