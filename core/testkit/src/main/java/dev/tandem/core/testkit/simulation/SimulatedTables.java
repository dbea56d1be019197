package dev.tandem.core.testkit.simulation;

import dev.tandem.compile.MapCompiler;
import dev.tandem.engine.CompiledMap;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The tables of both systems and the maps between them. Built once; immutable. */
final class SimulatedTables {
  private static final int TEXT = 60;
  private static final int SCALE = 4;

  /** The tables of Dataverse. */
  static final Catalog DATAVERSE = Catalog.of(Side.DATAVERSE, dataverse());

  /** The entities of finance. */
  static final Catalog FINANCE = Catalog.of(Side.FINANCE, finance());

  /** The maps by what they keep alike. */
  static final Map<Subject, CompiledMap> MAPS = maps();

  private SimulatedTables() {}

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
    for (Subject subject : Subject.values()) {
      tables.add(table(subject));
    }
    return tables;
  }

  private static String logical(Subject subject) {
    String set = subject.table(Side.DATAVERSE);
    return set.endsWith("ies")
        ? set.substring(0, set.length() - 3) + "y"
        : set.substring(0, set.length() - 1);
  }

  private static TableSchema table(Subject subject) {
    String logical = logical(subject);
    String number = subject.number(Side.DATAVERSE);
    TableSchema.Builder table =
        TableSchema.builder(TableName.dataverse(subject.table(Side.DATAVERSE)))
            .alias(logical)
            .primaryId(logical + "id")
            .column(logical + "id", new FieldType.Guid())
            .column(
                new ColumnSchema(
                    "versionnumber", FieldType.Whole.int64(), Requirement.OPTIONAL, true, false))
            .column(number, FieldType.Text.of(TEXT));
    for (Field field : subject.fields()) {
      table.column(field.dataverse(), type(field, DecimalKind.MONEY, true));
    }
    if (!subject.isCompanySpecific()) {
      return table.key(number).build();
    }
    return table
        .column("msdyn_company", new FieldType.Lookup(List.of("cdm_company")))
        .companyScope(CompanyScope.of("msdyn_company"))
        .key(number, "msdyn_company.cdm_companycode")
        .build();
  }

  private static FieldType type(Field field, DecimalKind money, boolean lookups) {
    Subject refersTo = field.refersTo();
    return switch (field.kind()) {
      case TEXT -> FieldType.Text.of(TEXT);
      case MONEY -> FieldType.Decimal.of(money, SCALE);
      case FLAG -> new FieldType.Bool();
      case REFERENCE ->
          lookups && refersTo != null
              ? new FieldType.Lookup(List.of(logical(refersTo)))
              : FieldType.Text.of(TEXT);
    };
  }

  private static List<TableSchema> finance() {
    List<TableSchema> tables = new ArrayList<>();
    for (Subject subject : Subject.values()) {
      String number = subject.number(Side.FINANCE);
      TableSchema.Builder table =
          TableSchema.builder(TableName.finance(subject.table(Side.FINANCE)));
      if (subject.isCompanySpecific()) {
        table.column("dataAreaId", FieldType.Text.of(4)).companyScope(CompanyScope.FINANCE);
      }
      table.column(number, FieldType.Text.of(TEXT));
      for (Field field : subject.fields()) {
        if (!field.finance().isEmpty()) {
          table.column(field.finance(), type(field, DecimalKind.REAL, false));
        }
      }
      tables.add(
          (subject.isCompanySpecific() ? table.key("dataAreaId", number) : table.key(number))
              .build());
    }
    return tables;
  }

  private static Map<Subject, CompiledMap> maps() {
    Map<Subject, CompiledMap> maps = new EnumMap<>(Subject.class);
    for (Subject subject : Subject.values()) {
      maps.put(subject, compiled(subject, UnaryOperator.identity()));
    }
    return maps;
  }

  /** The map of a subject with other pairs of fields. */
  static CompiledMap compiled(Subject subject, UnaryOperator<List<FieldMapping>> changed) {
    return MapCompiler.forCatalogs(DATAVERSE, FINANCE).compile(map(subject, changed)).orThrow();
  }

  private static DualWriteMap map(Subject subject, UnaryOperator<List<FieldMapping>> changed) {
    SyncDirection way =
        subject.isTwoWay()
            ? SyncDirection.BOTH
            : subject.travelsFrom(Side.DATAVERSE)
                ? SyncDirection.DATAVERSE_TO_FINANCE
                : SyncDirection.FINANCE_TO_DATAVERSE;
    List<FieldMapping> pairs = new ArrayList<>();
    pairs.add(FieldMapping.of(way, subject.number(Side.FINANCE), subject.number(Side.DATAVERSE)));
    for (Field field : subject.fields()) {
      if (isMapped(field)) {
        Subject refersTo = field.refersTo();
        String path = refersTo == null ? "" : "." + refersTo.number(Side.DATAVERSE);
        pairs.add(FieldMapping.of(way, field.finance(), field.dataverse() + path));
      }
    }
    String filter = subject == Subject.PROJECTS ? "statecode eq true" : "";
    String entity = subject.table(Side.FINANCE);
    String table = subject.table(Side.DATAVERSE);
    Leg leg = new Leg("001", entity, table, "", filter, changed.apply(pairs), Original.NONE);
    return DualWriteMap.of("[%s] - [%s]".formatted(entity, table), leg);
  }

  /** Notes and terms are no concern of any map. */
  static boolean isMapped(Field field) {
    return !field.finance().isEmpty() && !field.finance().equals("TERMS");
  }
}
