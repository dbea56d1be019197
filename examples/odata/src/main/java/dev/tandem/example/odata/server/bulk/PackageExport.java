package dev.tandem.example.odata.server.bulk;

import dev.tandem.example.odata.datapackage.PackageWriter;
import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.example.odata.server.rows.RowSource;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;

/** Packs all rows of an entity in a company. No state. */
final class PackageExport {
  private PackageExport() {}

  static byte[] of(RowSource rows, Shape shape, LegalEntity company) {
    TableSchema schema = shape.schema();
    List<String> columns =
        schema.columns().stream()
            .filter(column -> !column.readOnly())
            .map(ColumnSchema::name)
            .filter(column -> !column.equalsIgnoreCase(TableSchema.DATA_AREA_ID))
            .toList();
    PackageWriter writer = new PackageWriter(schema.name().name(), schema.name().name(), columns);
    boolean striped = schema.companyScope().companySpecific();
    for (StoredRow stored : rows.all(shape, striped ? company : null)) {
      writer.add(columns.stream().map(column -> CellTexts.of(stored.row().raw(column))).toList());
    }
    return writer.finish();
  }
}
