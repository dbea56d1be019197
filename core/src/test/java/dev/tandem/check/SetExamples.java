package dev.tandem.check;

import dev.tandem.check.CheckExamples.Example;
import dev.tandem.compile.MapCompiler;
import dev.tandem.compile.Severity;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;

/** Sets of maps: parents, children, and pets that belong to children. */
final class SetExamples {
  private SetExamples() {}

  static List<Example> all() {
    return List.of(
        new Example(
            CheckCode.TDM4110,
            Severity.WARNING,
            "rows of parents, children refer to each other in a circle",
            report(map("parents", "children"), map("children", "parents")),
            report(map("parents", ""), map("children", "parents"))),
        new Example(
            CheckCode.TDM4111,
            Severity.WARNING,
            "the map refers to children, and no map of the set is for that table",
            report(map("parents", ""), map("pets", "children")),
            report(map("parents", ""), map("children", "parents"), map("pets", "children"))));
  }

  /** A map of a table whose rows have a number and refer to a row of another table. */
  private static DualWriteMap map(String table, String other) {
    List<FieldMapping> fields = new ArrayList<>();
    fields.add(FieldMapping.of(SyncDirection.BOTH, "NUMBER", "number"));
    if (!other.isEmpty()) {
      fields.add(FieldMapping.of(SyncDirection.BOTH, "OTHER", "other.number"));
    }
    Leg leg = new Leg("001", "Finance " + table, table, "", "", fields, Original.NONE);
    return DualWriteMap.of("[Finance %1$s] - [%1$s]".formatted(table), leg);
  }

  private static CheckReport report(DualWriteMap... maps) {
    List<TableSchema> tables = new ArrayList<>();
    List<TableSchema> entities = new ArrayList<>();
    List<CheckedMap> checked = new ArrayList<>();
    for (DualWriteMap map : maps) {
      String name = map.leg().destinationSchema();
      tables.add(table(TableName.dataverse(name), other(map)));
      entities.add(table(TableName.finance("Finance " + name), ""));
      checked.add(CheckedMap.of(name + ".json", map));
    }
    if (tables.stream().noneMatch(table -> table.isCalled("children"))) {
      tables.add(table(TableName.dataverse("children"), ""));
    }
    return MapChecker.with(
            MapCompiler.forCatalogs(
                Catalog.of(Side.DATAVERSE, tables), Catalog.of(Side.FINANCE, entities)))
        .check(checked);
  }

  private static String other(DualWriteMap map) {
    List<FieldMapping> fields = map.leg().fieldMappings();
    return fields.size() < 2
        ? ""
        : switch (map.leg().destinationSchema()) {
          case "parents", "pets" -> "children";
          default -> "parents";
        };
  }

  private static TableSchema table(TableName name, String other) {
    boolean finance = name.side() == Side.FINANCE;
    TableSchema.Builder table =
        TableSchema.builder(name)
            .column("versionnumber", FieldType.Whole.int64())
            .column(finance ? "NUMBER" : "number", FieldType.Text.of(20))
            .key(finance ? "NUMBER" : "number");
    if (finance) {
      table.column("OTHER", FieldType.Text.of(20));
    } else {
      table.column("other", new FieldType.Lookup(other.isEmpty() ? List.of() : List.of(other)));
    }
    return table.build();
  }
}
