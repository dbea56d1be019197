package dev.tandem.projectops.planting;

import dev.tandem.compile.MapCompiler;
import dev.tandem.compile.ResolvedField;
import dev.tandem.compile.ResolvedLeg;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A map and the schemas it is checked against, to be changed a little. Immutable. */
record Site(DualWriteMap map, Catalogs catalogs) {

  MapCompiler compiler() {
    return MapCompiler.forCatalogs(catalogs.dataverse(), catalogs.finance());
  }

  ResolvedLeg leg() {
    return compiler().compile(map).leg().orElseThrow();
  }

  List<ResolvedField> fields() {
    return leg().fields();
  }

  /** Another leg. */
  Site leg(UnaryOperator<Leg> change) {
    DualWriteMap changed =
        new DualWriteMap(
            map.name(),
            map.displayName(),
            map.uniqueName(),
            map.version(),
            map.properties(),
            List.of(change.apply(map.leg())),
            map.original());
    return new Site(changed, catalogs);
  }

  /** Other fields. */
  Site fields(UnaryOperator<List<FieldMapping>> change) {
    return leg(
        leg ->
            new Leg(
                leg.id(),
                leg.sourceSchema(),
                leg.destinationSchema(),
                leg.sourceFilter(),
                leg.reversedSourceFilter(),
                change.apply(new ArrayList<>(leg.fieldMappings())),
                leg.original()));
  }

  Site with(FieldMapping more) {
    return fields(
        fields -> {
          fields.add(more);
          return fields;
        });
  }

  Site without(ResolvedField field) {
    return fields(
        fields -> {
          fields.remove(field.number() - 1);
          return fields;
        });
  }

  Site replace(ResolvedField field, UnaryOperator<FieldMapping> change) {
    return fields(
        fields -> {
          fields.set(field.number() - 1, change.apply(field.mapping()));
          return fields;
        });
  }

  /** Both filters. */
  Site filters(String finance, String dataverse) {
    return leg(
        leg ->
            new Leg(
                leg.id(),
                leg.sourceSchema(),
                leg.destinationSchema(),
                finance,
                dataverse,
                leg.fieldMappings(),
                leg.original()));
  }

  Site schemas(String source, String destination) {
    return leg(
        leg ->
            new Leg(
                leg.id(),
                source,
                destination,
                leg.sourceFilter(),
                leg.reversedSourceFilter(),
                leg.fieldMappings(),
                leg.original()));
  }

  /** Another column of a table of the map's own side. */
  Site column(Side side, ColumnSchema column) {
    return table(side, table -> copy(table, column, table.companyScope(), table.keys()));
  }

  /** Both ends of a plain field of these types. */
  Site types(ResolvedField field, FieldType finance, FieldType dataverse) {
    ColumnSchema first = required(field.finance());
    ColumnSchema second = required(field.column());
    return column(Side.FINANCE, retyped(first, finance))
        .column(Side.DATAVERSE, retyped(second, dataverse));
  }

  private static ColumnSchema required(@Nullable ColumnSchema column) {
    return Objects.requireNonNull(column);
  }

  private static ColumnSchema retyped(ColumnSchema column, FieldType type) {
    return new ColumnSchema(
        column.name(), type, column.requirement(), column.readOnly(), column.filledBySystem());
  }

  /** The company scope of the entity turned round. */
  Site otherScope() {
    return table(
        Side.FINANCE,
        table ->
            copy(
                table,
                null,
                table.companyScope().companySpecific() ? CompanyScope.GLOBAL : CompanyScope.FINANCE,
                table.keys()));
  }

  /** Another table behind a lookup: a second column in its only key. */
  Site secondKeyColumn(TableSchema table, String key) {
    ColumnSchema second = ColumnSchema.of("planted_second", FieldType.Text.of(10));
    List<IntegrationKey> keys = List.of(IntegrationKey.of(key, second.name()));
    return table(Side.DATAVERSE, table, old -> copy(old, second, old.companyScope(), keys));
  }

  private Site table(Side side, UnaryOperator<TableSchema> change) {
    return table(side, side == Side.FINANCE ? leg().finance() : leg().dataverse(), change);
  }

  private Site table(Side side, TableSchema table, UnaryOperator<TableSchema> change) {
    List<TableSchema> tables = new ArrayList<>(catalogs.of(side).tables());
    tables.replaceAll(each -> each.equals(table) ? change.apply(each) : each);
    Catalog changed = Catalog.of(side, tables);
    return new Site(
        map,
        side == Side.FINANCE
            ? new Catalogs(catalogs.dataverse(), changed)
            : new Catalogs(changed, catalogs.finance()));
  }

  private static TableSchema copy(
      TableSchema table,
      @Nullable ColumnSchema changed,
      CompanyScope scope,
      List<IntegrationKey> keys) {
    TableSchema.Builder copy = TableSchema.builder(table.name()).companyScope(scope);
    table.aliases().forEach(copy::alias);
    boolean added = changed == null;
    for (ColumnSchema column : table.columns()) {
      boolean same = changed != null && column.name().equalsIgnoreCase(changed.name());
      copy.column(same && changed != null ? changed : column);
      added |= same;
    }
    if (!added && changed != null) {
      copy.column(changed);
    }
    keys.forEach(key -> copy.key(key.columns().toArray(String[]::new)));
    if (table.primaryId() != null) {
      copy.primaryId(table.primaryId());
    }
    return copy.build();
  }

  static FieldMapping ends(FieldMapping field, String finance, String dataverse) {
    return new FieldMapping(
        field.direction(),
        finance,
        dataverse,
        field.relatedEntity(),
        field.transforms(),
        field.systemGenerated(),
        field.original());
  }

  static FieldMapping direction(FieldMapping field, SyncDirection direction) {
    return new FieldMapping(
        direction,
        field.sourceField(),
        field.destinationField(),
        field.relatedEntity(),
        field.transforms(),
        field.systemGenerated(),
        field.original());
  }

  static FieldMapping transforms(FieldMapping field, Transform... transforms) {
    return new FieldMapping(
        field.direction(),
        field.sourceField(),
        field.destinationField(),
        field.relatedEntity(),
        List.of(transforms),
        field.systemGenerated(),
        field.original());
  }
}
