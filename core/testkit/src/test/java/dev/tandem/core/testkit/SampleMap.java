package dev.tandem.core.testkit;

import dev.tandem.compile.MapCompiler;
import dev.tandem.engine.CompiledMap;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A company-specific map with a bit of everything that can be reversed. */
final class SampleMap {
  private static final CompiledMap COMPILED = compile();

  private SampleMap() {}

  /** The same compiled map at each call. */
  static CompiledMap compiled() {
    return COMPILED;
  }

  /** The tables of the Dataverse side. */
  static Catalog dataverse() {
    return Catalog.of(Side.DATAVERSE, List.of(jobs(), units(), PairedTables.companies()));
  }

  static TableSchema units() {
    return TableSchema.builder(TableName.dataverse("units"))
        .alias("unit")
        .column("symbol", FieldType.Text.of(10))
        .key("symbol")
        .build();
  }

  private static TableSchema jobs() {
    return TableSchema.builder(TableName.dataverse("jobs"))
        .alias("job")
        .primaryId("jobid")
        .column("versionnumber", FieldType.Whole.int64())
        .column("number", FieldType.Text.of(10))
        .column("name", FieldType.Text.of(30))
        .column("amount", FieldType.Decimal.of(DecimalKind.MONEY, 4))
        .column("start", new FieldType.DateOnly())
        .column("kind", new FieldType.Choice(Map.of(1, "One", 2, "Two"), false))
        .column("active", new FieldType.Bool())
        .column("unit", new FieldType.Lookup(List.of("unit")))
        .column("other", FieldType.Text.of(10))
        .column("msdyn_company", new FieldType.Lookup(List.of("cdm_company")))
        .key("number", "msdyn_company.cdm_companycode")
        .companyScope(CompanyScope.of("msdyn_company"))
        .build();
  }

  private static TableSchema entity() {
    return TableSchema.builder(TableName.finance("Jobs V2"))
        .column("NUMBER", FieldType.Text.of(10))
        .column("NAME", FieldType.Text.of(30))
        .column("AMOUNT", FieldType.Decimal.of(DecimalKind.REAL, 4))
        .column("START", new FieldType.DateOnly())
        .column("KIND", enumeration("Kind", "None", "First", "Second"))
        .column("ACTIVE", enumeration("NoYes", "No", "Yes"))
        .column("UNIT", FieldType.Text.of(10))
        .column("OTHER", FieldType.Text.of(10))
        .column("dataAreaId", FieldType.Text.of(4))
        .key("dataAreaId", "NUMBER")
        .companyScope(CompanyScope.FINANCE)
        .build();
  }

  private static FieldType enumeration(String name, String... symbols) {
    Map<String, Integer> members = new LinkedHashMap<>();
    for (String symbol : symbols) {
      members.put(symbol, members.size());
    }
    return new FieldType.Enumeration(name, members);
  }

  private static FieldMapping pair(String finance, String dataverse, Transform... transforms) {
    return FieldMapping.of(SyncDirection.BOTH, finance, dataverse, List.of(transforms));
  }

  private static Transform valueMap(Transform.ValueMap.Entry... entries) {
    return new Transform.ValueMap(List.of(entries), false, Original.NONE);
  }

  private static CompiledMap compile() {
    Leg leg =
        new Leg(
            "001",
            "Jobs V2",
            "jobs",
            "(NAME != \"alpha\")",
            "name ne 'alpha' and number ne null",
            List.of(
                pair("NUMBER", "number"),
                pair("NAME", "name"),
                pair("AMOUNT", "amount"),
                pair("START", "start"),
                pair(
                    "KIND",
                    "kind",
                    valueMap(
                        new Transform.ValueMap.Entry("None", null),
                        new Transform.ValueMap.Entry("First", "1"),
                        new Transform.ValueMap.Entry("Second", "2"))),
                pair(
                    "ACTIVE",
                    "active",
                    valueMap(
                        new Transform.ValueMap.Entry("No", "False"),
                        new Transform.ValueMap.Entry("Yes", "True"))),
                pair("UNIT", "unit.symbol")),
            Original.NONE);
    return MapCompiler.forCatalogs(dataverse(), Catalog.of(Side.FINANCE, List.of(entity())))
        .compile(DualWriteMap.of("[Jobs V2] - [jobs]", leg))
        .orThrow();
  }
}
