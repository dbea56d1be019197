package dev.tandem.example.jdbc.crash;

import dev.tandem.compile.MapCompiler;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of both sides and the maps between them, all of them two-way. Immutable. */
enum CrashTables {
  /** Edited by both sides at once, each in a column of its own and in one that they share. */
  CUSTOMER,
  /** Created, edited, deleted and created again by the side that owns them. */
  ORDER,
  /** Only ever created. */
  ENTRY;

  /** The one company. */
  static final String COMPANY = "usmf";

  static final String LOOKUP = "customer";
  static final String NUMBER = "number";
  private static final int TEXT = 60;

  /** Whether rows refer to a customer. */
  boolean refers() {
    return this != CUSTOMER;
  }

  /** The columns with text. */
  List<String> texts() {
    return this == CUSTOMER ? List.of("name", "terms", "shared") : List.of("text");
  }

  private String logical() {
    return "crm_" + name().toLowerCase(Locale.ROOT);
  }

  String table(Side side) {
    return side == Side.DATAVERSE ? logical() + "s" : name().charAt(0) + logical().substring(5);
  }

  static String column(Side side, String column) {
    return side == Side.DATAVERSE ? "crm_" + column : column.toUpperCase(Locale.ROOT);
  }

  static Catalog catalog(Side side) {
    List<TableSchema> tables = new ArrayList<>();
    if (side == Side.DATAVERSE) {
      tables.add(
          TableSchema.builder(TableName.dataverse("cdm_companies"))
              .alias("cdm_company")
              .primaryId("cdm_companyid")
              .column("cdm_companyid", new FieldType.Guid())
              .column("cdm_companycode", FieldType.Text.of(4))
              .key("cdm_companycode")
              .build());
    }
    for (CrashTables each : values()) {
      tables.add(side == Side.DATAVERSE ? each.dataverse() : each.finance());
    }
    return Catalog.of(side, tables);
  }

  private TableSchema dataverse() {
    TableSchema.Builder table =
        TableSchema.builder(TableName.dataverse(table(Side.DATAVERSE)))
            .alias(logical())
            .primaryId(logical() + "id")
            .column(logical() + "id", new FieldType.Guid())
            .column("crm_number", FieldType.Text.of(TEXT))
            .column("crm_company", new FieldType.Lookup(List.of("cdm_company")));
    texts().forEach(text -> table.column("crm_" + text, FieldType.Text.of(TEXT)));
    if (refers()) {
      table.column("crm_customer", new FieldType.Lookup(List.of(CUSTOMER.logical())));
    }
    return table
        .companyScope(CompanyScope.of("crm_company"))
        .key("crm_number", "crm_company.cdm_companycode")
        .build();
  }

  private TableSchema finance() {
    TableSchema.Builder table =
        TableSchema.builder(TableName.finance(table(Side.FINANCE)))
            .column("dataAreaId", FieldType.Text.of(4))
            .companyScope(CompanyScope.FINANCE)
            .column("NUMBER", FieldType.Text.of(TEXT));
    texts().forEach(text -> table.column(text.toUpperCase(Locale.ROOT), FieldType.Text.of(TEXT)));
    if (refers()) {
      table.column("CUSTOMER", FieldType.Text.of(TEXT));
    }
    return table.key("dataAreaId", "NUMBER").build();
  }

  /** Adds the maps; in customers every column has a winner of its own. */
  static void addMaps(SyncRuntime.Builder builder) {
    MapCompiler compiler = MapCompiler.forCatalogs(catalog(Side.DATAVERSE), catalog(Side.FINANCE));
    MapOptions merged = MapOptions.STANDARD.onConflict(ConflictPolicy.merge(Side.DATAVERSE));
    for (CrashTables each : values()) {
      MapOptions options = each == CUSTOMER ? merged : MapOptions.STANDARD;
      builder.map(compiler.compile(each.map()).orThrow(), options.named(each.name()));
    }
  }

  private DualWriteMap map() {
    List<FieldMapping> pairs = new ArrayList<>();
    pairs.add(FieldMapping.of(SyncDirection.BOTH, "NUMBER", "crm_number"));
    for (String text : texts()) {
      pairs.add(FieldMapping.of(SyncDirection.BOTH, text.toUpperCase(Locale.ROOT), "crm_" + text));
    }
    if (refers()) {
      pairs.add(FieldMapping.of(SyncDirection.BOTH, "CUSTOMER", "crm_customer.crm_number"));
    }
    String entity = table(Side.FINANCE);
    String table = table(Side.DATAVERSE);
    return DualWriteMap.of(name(), new Leg("001", entity, table, "", "", pairs, Original.NONE));
  }
}
