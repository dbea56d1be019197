package dev.tandem.projectops.planting;

import dev.tandem.compile.ResolvedField;
import dev.tandem.diff.MapMerge;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform.DefaultValue;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.stream.Stream;

/** What the platform cannot do or does not notice. */
final class PlatformDefects {
  private PlatformDefects() {}

  static List<Defect> all() {
    return List.of(
        Defect.of("eleven lookups", "TDM4112", PlatformDefects::lookups),
        Defect.of("computed source", "TDM4116", PlatformDefects::computed),
        Defect.of("value of another row", "TDM4117", PlatformDefects::elsewhere),
        Defect.of("table that refers to itself", "TDM4110", PlatformDefects::tree),
        Defect.of("conflict of a merge", "TDM4119", PlatformDefects::unsettled),
        Defect.of(
            "literal that breaks the address of a lookup", "TDM4114", PlatformDefects::slash));
  }

  /** Two sides turned one pair each its own way, and nobody decided. */
  private static Stream<Site> unsettled(Site site) {
    return Fields.plain(site)
        .limit(1)
        .map(
            field ->
                MapMerge.of(
                    turned(site, field, SyncDirection.BOTH),
                    turned(site, field, SyncDirection.FINANCE_TO_DATAVERSE),
                    turned(site, field, SyncDirection.DATAVERSE_TO_FINANCE)))
        .map(merge -> new Site(merge.map(), site.catalogs()));
  }

  private static DualWriteMap turned(Site site, ResolvedField field, SyncDirection direction) {
    return site.replace(
            field, old -> FieldMapping.of(direction, old.sourceField(), old.destinationField()))
        .map();
  }

  private static Stream<Site> slash(Site site) {
    return Fields.lookups(site)
        .filter(field -> field.travels(Direction.TO_DATAVERSE))
        .map(
            field ->
                site.replace(
                    field, old -> Site.transforms(old, new DefaultValue("N/A", Original.NONE))));
  }

  private static Site lookup(Site site, int number, String table, String key) {
    return site.column(Side.FINANCE, ColumnSchema.of("PLANTED" + number, FieldType.Text.of(20)))
        .column(
            Side.DATAVERSE,
            ColumnSchema.of("planted_" + number, new FieldType.Lookup(List.of(table))))
        .with(
            FieldMapping.of(
                SyncDirection.DATAVERSE_TO_FINANCE,
                "PLANTED" + number,
                "planted_" + number + "." + key));
  }

  private static Stream<Site> lookups(Site site) {
    long there =
        Fields.lookups(site)
            .filter(field -> field.travels(Direction.TO_FINANCE))
            .map(field -> Fields.column(field).name())
            .distinct()
            .count();
    if (there > 10) {
      return Stream.empty();
    }
    Site planted = site;
    for (int i = 0; i < 11; i++) {
      planted = lookup(planted, i, "transactioncurrencies", "isocurrencycode");
    }
    return Stream.of(planted);
  }

  private static Stream<Site> computed(Site site) {
    return Fields.plain(site)
        .filter(
            field -> field.travels(Direction.TO_FINANCE) != field.travels(Direction.TO_DATAVERSE))
        .filter(field -> !isKey(site, field))
        .map(
            field -> {
              boolean toFinance = field.travels(Direction.TO_FINANCE);
              ColumnSchema source = toFinance ? Fields.column(field) : Fields.finance(field);
              return site.column(
                  toFinance ? Side.DATAVERSE : Side.FINANCE,
                  new ColumnSchema(
                      source.name(), source.type(), Requirement.OPTIONAL, true, false));
            });
  }

  private static boolean isKey(Site site, ResolvedField field) {
    return Stream.concat(
            site.leg().finance().keys().stream(), site.leg().dataverse().keys().stream())
        .map(IntegrationKey::columns)
        .anyMatch(
            columns ->
                columns.stream()
                    .anyMatch(
                        column ->
                            column.equalsIgnoreCase(Fields.finance(field).name())
                                || column.equalsIgnoreCase(Fields.column(field).name())));
  }

  private static Stream<Site> elsewhere(Site site) {
    return Stream.of(lookup(site, 0, "transactioncurrencies", "currencyname"))
        .filter(planted -> currencyNameIsThere(planted));
  }

  private static boolean currencyNameIsThere(Site site) {
    TableSchema currencies = site.catalogs().dataverse().table("transactioncurrencies");
    return currencies != null && currencies.slotOf("currencyname") >= 0;
  }

  private static Stream<Site> tree(Site site) {
    TableSchema table = site.leg().dataverse();
    boolean already =
        Fields.lookups(site)
            .filter(field -> field.travels(Direction.TO_DATAVERSE))
            .anyMatch(field -> field.targetSchemas().contains(table));
    if (already || table.primaryId() == null) {
      return Stream.empty();
    }
    Site planted =
        site.column(Side.FINANCE, ColumnSchema.of("PLANTED", FieldType.Text.of(40)))
            .column(
                Side.DATAVERSE,
                ColumnSchema.of(
                    "planted_parent", new FieldType.Lookup(List.of(table.name().name()))))
            .with(
                FieldMapping.of(
                    SyncDirection.FINANCE_TO_DATAVERSE,
                    "PLANTED",
                    "planted_parent." + table.primaryId()));
    return Stream.of(planted);
  }
}
