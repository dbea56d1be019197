package dev.tandem.projectops.planting;

import dev.tandem.compile.ResolvedField;
import dev.tandem.compile.ResolvedLeg;
import dev.tandem.map.Direction;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform.DefaultValue;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Keys, mandatory columns and companies. */
final class KeyDefects {
  private KeyDefects() {}

  static List<Defect> all() {
    return List.of(
        Defect.of(
            "key column not mapped",
            "DIPV1014 DIPV1015 DIPV1010 DIPV1027 DIPV1028 TDM4015",
            site ->
                Fields.keys(site)
                    .filter(field -> alone(site, field) && !Fields.isCompany(field))
                    .map(site::without)
                    .filter(left -> left.leg().key().equals(site.leg().key()))
                    .filter(left -> !left.fields().isEmpty())),
        Defect.of(
            "key column one-way in a two-way map",
            "DIPV1004",
            site ->
                Fields.keys(site)
                    .filter(ResolvedField::travelsBothWays)
                    .filter(field -> alone(site, field) && othersTravelBothWays(site, field))
                    .map(
                        field ->
                            site.replace(
                                field,
                                old -> Site.direction(old, SyncDirection.FINANCE_TO_DATAVERSE)))),
        Defect.of("mandatory column of finance not mapped", "DIPV1010", KeyDefects::mandatory),
        Defect.of(
            "mandatory column of Dataverse not mapped",
            "DIPV1010",
            site -> mandatory(site, Side.DATAVERSE, Direction.TO_DATAVERSE, "planted_needed")),
        Defect.of("company mapped in a company map", "TDM4016", KeyDefects::company),
        Defect.of(
            "company-specific against global",
            "DIPV1002",
            site -> Stream.of(site.otherScope()).filter(other -> explicitCompany(site).isEmpty())),
        Defect.of(
            "key too long",
            "TDM4113",
            site ->
                Fields.keys(site)
                    .filter(field -> !field.isLookup())
                    .map(
                        field ->
                            site.column(
                                Side.DATAVERSE,
                                ColumnSchema.of(
                                    Fields.column(field).name(), new FieldType.Text(451, false))))),
        Defect.of(
            "key value that breaks an address",
            "TDM4114",
            site ->
                Fields.keys(site)
                    .filter(field -> field.travels(Direction.TO_DATAVERSE) && !field.isLookup())
                    .filter(field -> field.mapping().transforms().isEmpty())
                    .map(
                        field ->
                            site.replace(
                                field,
                                old ->
                                    Site.transforms(
                                        old, new DefaultValue("N/A", Original.NONE))))));
  }

  /** Whether no other field stands for the same key column. */
  private static boolean alone(Site site, ResolvedField field) {
    return Fields.keys(site)
            .filter(other -> Fields.column(other).name().equals(Fields.column(field).name()))
            .count()
        == 1;
  }

  private static boolean othersTravelBothWays(Site site, ResolvedField field) {
    return site.fields().stream()
        .anyMatch(other -> other.number() != field.number() && other.travelsBothWays());
  }

  private static Stream<Site> mandatory(Site site) {
    return mandatory(site, Side.FINANCE, Direction.TO_FINANCE, "PLANTEDNEEDED");
  }

  private static Stream<Site> mandatory(Site site, Side side, Direction direction, String column) {
    ColumnSchema needed =
        new ColumnSchema(column, FieldType.Text.of(10), Requirement.REQUIRED, false, false);
    return Stream.of(site)
        .filter(each -> each.leg().travels(direction))
        .map(each -> each.column(side, needed));
  }

  private static List<ResolvedField> explicitCompany(Site site) {
    CompanyScope scope = site.leg().dataverse().companyScope();
    return site.fields().stream()
        .filter(
            field ->
                scope.paths().stream()
                    .anyMatch(path -> field.mapping().destinationField().startsWith(path + ".")))
        .toList();
  }

  private static Stream<Site> company(Site site) {
    ResolvedLeg leg = site.leg();
    TableSchema table = leg.dataverse();
    List<Site> planted = new ArrayList<>();
    boolean own =
        table.companyScope().companySpecific()
            && leg.finance().companyScope().companySpecific()
            && !table.companyScope().paths().isEmpty()
            && !table.companyScope().paths().get(0).contains(".");
    if (own && leg.finance().slotOf(TableSchema.DATA_AREA_ID) >= 0) {
      planted.add(
          site.with(
              FieldMapping.of(
                  SyncDirection.BOTH,
                  TableSchema.DATA_AREA_ID,
                  table.companyScope().paths().get(0) + ".cdm_companycode")));
    }
    return planted.stream();
  }
}
