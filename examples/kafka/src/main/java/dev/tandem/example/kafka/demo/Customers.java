package dev.tandem.example.kafka.demo;

import dev.tandem.compile.MapCompiler;
import dev.tandem.engine.CompiledMap;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.Locale;

/** One table on either side and the map between them, both ways. */
public final class Customers {
  /** The name of the map. */
  public static final String MAP = "Customers";

  private static final int TEXT = 60;

  private Customers() {}

  /** The tables of a side. */
  public static Catalog catalog(Side side) {
    return Catalog.of(side, List.of(side == Side.DATAVERSE ? dataverse() : finance()));
  }

  /** The name of the table of a side. */
  public static String table(Side side) {
    return side == Side.DATAVERSE ? "crm_customers" : "Customers";
  }

  /** The column of a side for {@code number}, {@code name} or {@code terms}. */
  public static String column(Side side, String column) {
    return side == Side.DATAVERSE ? "crm_" + column : column.toUpperCase(Locale.ROOT);
  }

  /** The key of a customer. */
  public static KeyValues key(Side side, String number) {
    return KeyValues.of(column(side, "number"), number);
  }

  private static TableSchema dataverse() {
    return TableSchema.builder(TableName.dataverse("crm_customers"))
        .alias("crm_customer")
        .primaryId("crm_customerid")
        .column("crm_customerid", new FieldType.Guid())
        .column("crm_number", FieldType.Text.of(TEXT))
        .column("crm_name", FieldType.Text.of(TEXT))
        .column("crm_terms", FieldType.Text.of(TEXT))
        .key("crm_number")
        .build();
  }

  private static TableSchema finance() {
    return TableSchema.builder(TableName.finance("Customers"))
        .column("NUMBER", FieldType.Text.of(TEXT))
        .column("NAME", FieldType.Text.of(TEXT))
        .column("TERMS", FieldType.Text.of(TEXT))
        .key("NUMBER")
        .build();
  }

  /** The map, compiled. */
  public static CompiledMap map() {
    List<FieldMapping> pairs =
        List.of(
            FieldMapping.of(SyncDirection.BOTH, "NUMBER", "crm_number"),
            FieldMapping.of(SyncDirection.BOTH, "NAME", "crm_name"),
            FieldMapping.of(SyncDirection.BOTH, "TERMS", "crm_terms"));
    Leg leg = new Leg("001", "Customers", "crm_customers", "", "", pairs, Original.NONE);
    return MapCompiler.forCatalogs(catalog(Side.DATAVERSE), catalog(Side.FINANCE))
        .compile(DualWriteMap.of(MAP, leg))
        .orThrow();
  }
}
