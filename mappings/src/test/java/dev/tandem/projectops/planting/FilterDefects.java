package dev.tandem.projectops.planting;

import dev.tandem.map.Direction;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform.DefaultValue;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import java.util.List;
import java.util.stream.Stream;

/** Filters, and constants against them. */
final class FilterDefects {
  private static final String MARK = "planted_mark";
  private static final String FINANCE_MARK = "PLANTEDMARK";

  private FilterDefects() {}

  static List<Defect> all() {
    return List.of(
        finance("does not parse", "TDM4011", "(PLANTEDMARK == "),
        dataverse("does not parse", "DIPV1012", "planted_mark equals 1"),
        finance("names an unknown column", "TDM4011", "(PLANTEDNONE == \"1\")"),
        dataverse("names an unknown column", "DIPV1012", "planted_none eq 1"),
        finance("never matches", "TDM4107", "((PLANTEDMARK == 1) && (PLANTEDMARK == 2))"),
        dataverse("never matches", "TDM4107", "planted_mark gt 2 and planted_mark lt 2"),
        finance("always matches", "TDM4108", "((PLANTEDMARK != 1) || (PLANTEDMARK != 2))"),
        dataverse("always matches", "TDM4108", "planted_mark le 2 or planted_mark ge 2"),
        dataverse("reads a column that is not mapped", "TDM4013", "planted_mark eq 1"),
        Defect.of(
            "constant against the opposite filter of Dataverse",
            "TDM4014",
            site ->
                marked(site, Direction.TO_FINANCE)
                    .filter(each -> each.leg().travels(Direction.TO_DATAVERSE))
                    .map(each -> each.with(constant(SyncDirection.FINANCE_TO_DATAVERSE, "", MARK)))
                    .map(each -> each.filters(each.map().leg().sourceFilter(), MARK + " eq 2"))),
        Defect.of(
            "constant against the opposite filter of finance",
            "TDM4014",
            site ->
                marked(site, Direction.TO_DATAVERSE)
                    .filter(each -> each.leg().travels(Direction.TO_FINANCE))
                    .map(
                        each ->
                            each.with(
                                constant(SyncDirection.DATAVERSE_TO_FINANCE, FINANCE_MARK, "")))
                    .map(
                        each ->
                            each.filters(
                                "(" + FINANCE_MARK + " == 2)",
                                each.map().leg().reversedSourceFilter()))));
  }

  private static FieldMapping constant(SyncDirection direction, String finance, String dataverse) {
    return FieldMapping.of(
        direction, finance, dataverse, List.of(new DefaultValue("1", Original.NONE)));
  }

  private static Defect finance(String name, String code, String filter) {
    return Defect.of(
        "finance filter " + name,
        code,
        site ->
            marked(site, Direction.TO_DATAVERSE)
                .map(each -> each.filters(filter, each.map().leg().reversedSourceFilter())));
  }

  private static Defect dataverse(String name, String code, String filter) {
    return Defect.of(
        "Dataverse filter " + name,
        code,
        site ->
            marked(site, Direction.TO_FINANCE)
                .map(each -> each.filters(each.map().leg().sourceFilter(), filter)));
  }

  /** The map with a number on both sides, if rows travel this way. */
  private static Stream<Site> marked(Site site, Direction direction) {
    return Stream.of(site)
        .filter(each -> each.leg().travels(direction))
        .map(
            each ->
                each.column(Side.DATAVERSE, ColumnSchema.of(MARK, FieldType.Whole.int32()))
                    .column(Side.FINANCE, ColumnSchema.of(FINANCE_MARK, FieldType.Whole.int32())));
  }
}
