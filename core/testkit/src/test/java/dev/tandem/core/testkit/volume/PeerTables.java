package dev.tandem.core.testkit.volume;

import dev.tandem.compile.MapCompiler;
import dev.tandem.engine.CompiledMap;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * Three tables whose rows have twelve lookups each: eleven into tables of codes and one to a peer.
 * Lefts and rights are each other's peers; others have a left for a peer.
 */
enum PeerTables {
  LEFTS(0x5000),
  RIGHTS(0x5001),
  OTHERS(0x5002);

  static final int CODES = 11;
  static final Catalog DATAVERSE = Catalog.of(Side.DATAVERSE, dataverse());
  static final Catalog FINANCE = Catalog.of(Side.FINANCE, finance());

  private static final SyncDirection WAY = SyncDirection.DATAVERSE_TO_FINANCE;

  private final long ids;

  PeerTables(long ids) {
    this.ids = ids;
  }

  /** The identifier of the row of a number. */
  UUID id(int number) {
    return new UUID(ids, number);
  }

  /** The table that the peers of its rows are in. */
  PeerTables peers() {
    return this == LEFTS ? RIGHTS : LEFTS;
  }

  String set() {
    return name().toLowerCase(Locale.ROOT);
  }

  String entity() {
    return name().charAt(0) + set().substring(1);
  }

  CompiledMap map() {
    List<FieldMapping> pairs = new ArrayList<>();
    pairs.add(FieldMapping.of(WAY, "NUMBER", "number"));
    for (int i = 0; i < CODES; i++) {
      pairs.add(FieldMapping.of(WAY, "CODE" + i, "code" + i + ".code"));
    }
    pairs.add(FieldMapping.of(WAY, "PEER", "peer.number"));
    Leg leg = new Leg("001", entity(), set(), "", "", pairs, Original.NONE);
    DualWriteMap map = DualWriteMap.of(name(), leg);
    return MapCompiler.forCatalogs(DATAVERSE, FINANCE).compile(map).orThrow();
  }

  static TableSchema table(String name) {
    return Objects.requireNonNull(DATAVERSE.table(name), name);
  }

  private static List<TableSchema> dataverse() {
    List<TableSchema> tables = new ArrayList<>();
    tables.add(
        TableSchema.builder(TableName.dataverse("cdm_companies"))
            .alias("cdm_company")
            .primaryId("cdm_companyid")
            .column("cdm_companyid", new FieldType.Guid())
            .column("cdm_companycode", FieldType.Text.of(4))
            .key("cdm_companycode")
            .build());
    for (int i = 0; i < CODES; i++) {
      tables.add(
          TableSchema.builder(TableName.dataverse("codes" + i))
              .alias("code" + i)
              .primaryId("id")
              .column("id", new FieldType.Guid())
              .column("code", FieldType.Text.of(10))
              .key("code")
              .build());
    }
    for (PeerTables each : values()) {
      tables.add(each.dataverseTable());
    }
    return tables;
  }

  private TableSchema dataverseTable() {
    TableSchema.Builder table =
        TableSchema.builder(TableName.dataverse(set()))
            .alias(set().substring(0, set().length() - 1))
            .primaryId("id")
            .column("id", new FieldType.Guid())
            .column("msdyn_company", new FieldType.Lookup(List.of("cdm_company")))
            .column("number", FieldType.Text.of(10))
            .column("peer", new FieldType.Lookup(List.of(peers().set())))
            .key("number", "msdyn_company.cdm_companycode")
            .companyScope(CompanyScope.of("msdyn_company"));
    for (int i = 0; i < CODES; i++) {
      table.column("code" + i, new FieldType.Lookup(List.of("code" + i)));
    }
    return table.build();
  }

  private static List<TableSchema> finance() {
    List<TableSchema> entities = new ArrayList<>();
    for (PeerTables each : values()) {
      TableSchema.Builder entity =
          TableSchema.builder(TableName.finance(each.entity()))
              .column("dataAreaId", FieldType.Text.of(4))
              .column("NUMBER", FieldType.Text.of(10))
              .column("PEER", FieldType.Text.of(10))
              .key("dataAreaId", "NUMBER")
              .companyScope(CompanyScope.FINANCE);
      for (int i = 0; i < CODES; i++) {
        entity.column("CODE" + i, FieldType.Text.of(10));
      }
      entities.add(entity.build());
    }
    return entities;
  }
}
