package dev.tandem.projectops.planting;

import dev.tandem.compile.IssueCode;
import dev.tandem.compile.ResolvedField;
import dev.tandem.map.Direction;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names that nobody knows, paths, and fields that get in each other's way. */
final class NameDefects {
  private NameDefects() {}

  static List<Defect> all() {
    return List.of(
        Defect.of(
            "unknown entity",
            "DIPV1018",
            site -> Stream.of(site.schemas("Planted", site.map().leg().destinationSchema()))),
        Defect.of(
            "unknown table",
            "DIPV1020",
            site -> Stream.of(site.schemas(site.map().leg().sourceSchema(), "planteds"))),
        Defect.of(
            "unknown finance field",
            "DIPV1022",
            site ->
                Fields.ofFinance(site)
                    .map(
                        field ->
                            site.replace(
                                field,
                                old ->
                                    Site.ends(
                                        old, old.sourceField() + "X", old.destinationField())))),
        Defect.of("unknown Dataverse column", "DIPV1025", NameDefects::unknownColumn),
        Defect.of(
            "unknown key behind a lookup",
            "DIPV1025",
            site -> Fields.lookups(site).map(field -> path(site, field, "x"))),
        Defect.of(
            "lookup target not in the catalog",
            "DIPV1025",
            site ->
                Fields.lookups(site)
                    .map(
                        field ->
                            site.column(
                                Side.DATAVERSE,
                                ColumnSchema.of(
                                    Fields.column(field).name(),
                                    new FieldType.Lookup(List.of("planteds")))))),
        Defect.of("malformed path", "TDM4004", NameDefects::malformed),
        Defect.of("composite lookup incomplete", "DIPV1027 DIPV1028", NameDefects::incomplete),
        Defect.of("column fed twice", "DIPV1026 DIPV1023", NameDefects::fedTwice),
        Defect.of(
            "same pair twice",
            "DIPV1029",
            site -> site.fields().stream().map(field -> site.with(field.mapping()))),
        Defect.of("finance field in two two-way pairs", "DIPV1023", NameDefects::sameSource),
        Defect.of("read-only target", "DIPV1011", NameDefects::readOnly),
        Defect.of(
            "unknown direction",
            "TDM4002",
            site ->
                site.fields().stream()
                    .map(
                        field ->
                            site.replace(
                                field, old -> Site.direction(old, SyncDirection.UNKNOWN)))),
        Defect.of("empty end", "DIPV1021 DIPV1024 DIPV1031", NameDefects::emptyEnd));
  }

  private static Stream<Site> unknownColumn(Site site) {
    return Fields.ofDataverse(site)
        .map(
            field ->
                site.replace(
                    field,
                    old -> Site.ends(old, old.sourceField(), "planted_" + old.destinationField())));
  }

  private static Site path(Site site, ResolvedField field, String ending) {
    return site.replace(
        field, old -> Site.ends(old, old.sourceField(), old.destinationField() + ending));
  }

  private static Stream<Site> malformed(Site site) {
    return Fields.lookups(site)
        .map(
            field ->
                site.replace(
                    field,
                    old ->
                        Site.ends(
                            old,
                            old.sourceField(),
                            old.destinationField()
                                .substring(0, old.destinationField().indexOf('.') + 1))));
  }

  /** The table behind the lookup gets a key of two columns, one of which is mapped. */
  private static Stream<Site> incomplete(Site site) {
    TableSchema own = site.leg().dataverse();
    return Fields.lookups(site)
        .filter(
            field -> Fields.path(field).segments().size() == 2 && field.targetSchemas().size() == 1)
        .filter(field -> !field.targetSchemas().get(0).equals(own))
        .filter(field -> !isId(field) && !isRefusedAlready(site, field))
        .map(
            field ->
                site.secondKeyColumn(field.targetSchemas().get(0), Fields.path(field).remainder()));
  }

  private static boolean isId(ResolvedField field) {
    return Fields.isCompany(field)
        || Fields.path(field)
            .remainder()
            .equalsIgnoreCase(field.targetSchemas().get(0).primaryId());
  }

  private static boolean isRefusedAlready(Site site, ResolvedField field) {
    return site.compiler().compile(site.map()).issues().stream()
        .anyMatch(
            issue -> issue.code() == IssueCode.DIPV1028 && field.label().equals(issue.field()));
  }

  private static Stream<Site> fedTwice(Site site) {
    return Fields.plain(site)
        .map(
            field -> {
              boolean toDataverse = field.travels(Direction.TO_DATAVERSE);
              Side side = toDataverse ? Side.FINANCE : Side.DATAVERSE;
              String more = toDataverse ? "PLANTEDMORE" : "planted_more";
              ColumnSchema source =
                  ColumnSchema.of(
                      more,
                      toDataverse ? Fields.finance(field).type() : Fields.column(field).type());
              FieldMapping second =
                  FieldMapping.of(
                      toDataverse
                          ? SyncDirection.FINANCE_TO_DATAVERSE
                          : SyncDirection.DATAVERSE_TO_FINANCE,
                      toDataverse ? more : field.mapping().sourceField(),
                      toDataverse ? field.mapping().destinationField() : more);
              return site.column(side, source).with(second);
            });
  }

  private static Stream<Site> sameSource(Site site) {
    return Fields.plain(site)
        .filter(ResolvedField::travelsBothWays)
        .map(
            field ->
                site.column(
                        Side.DATAVERSE,
                        ColumnSchema.of("planted_more", Fields.column(field).type()))
                    .with(
                        FieldMapping.of(
                            SyncDirection.BOTH,
                            field.mapping().sourceField().toLowerCase(Locale.ROOT),
                            "planted_more")));
  }

  private static Stream<Site> readOnly(Site site) {
    return Fields.plain(site)
        .map(
            field -> {
              boolean toDataverse = field.travels(Direction.TO_DATAVERSE);
              ColumnSchema target = toDataverse ? Fields.column(field) : Fields.finance(field);
              return site.column(
                  toDataverse ? Side.DATAVERSE : Side.FINANCE,
                  new ColumnSchema(
                      target.name(), target.type(), Requirement.OPTIONAL, true, false));
            });
  }

  private static Stream<Site> emptyEnd(Site site) {
    return Fields.plain(site)
        .flatMap(
            field ->
                Stream.of(
                    site.replace(field, old -> Site.ends(old, "", old.destinationField())),
                    site.replace(field, old -> Site.ends(old, old.sourceField(), " "))));
  }
}
