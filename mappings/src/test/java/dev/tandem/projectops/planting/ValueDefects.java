package dev.tandem.projectops.planting;

import dev.tandem.compile.ResolvedField;
import dev.tandem.map.Direction;
import dev.tandem.map.Original;
import dev.tandem.map.Transform;
import dev.tandem.map.Transform.DefaultValue;
import dev.tandem.map.Transform.Truncate;
import dev.tandem.map.Transform.ValueMap;
import dev.tandem.map.Transform.ValueMap.Entry;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.Decimal;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Value maps, other transforms, and types. */
final class ValueDefects {
  private static final FieldType INSTANT =
      new FieldType.DateTime(FieldType.DateTimeBehavior.INSTANT);

  private ValueDefects() {}

  static List<Defect> all() {
    List<Defect> all = new ArrayList<>(valueMaps());
    all.addAll(otherTransforms());
    all.addAll(types());
    return all;
  }

  private static List<Defect> valueMaps() {
    return List.of(
        Defect.of("value map not total", "TDM4101", ValueDefects::notTotal),
        Defect.of(
            "value map for a member that is none",
            "TDM4103 TDM4009 TDM4101",
            site ->
                Fields.valueMaps(site)
                    .filter(field -> Fields.hasMembers(field, Direction.TO_DATAVERSE))
                    .map(
                        field ->
                            entries(site, field, first(e -> new Entry("planted", e.dataverse()))))),
        Defect.of(
            "value map yields an option that is none",
            "TDM4009 TDM4103",
            site ->
                Fields.valueMaps(site)
                    .filter(field -> Fields.hasMembers(field, Direction.TO_FINANCE))
                    .map(
                        field -> entries(site, field, first(e -> new Entry(e.finance(), "9999"))))),
        Defect.of(
            "value map not injective",
            "TDM4010 TDM4102",
            site ->
                Fields.valueMaps(site)
                    .filter(field -> Fields.valueMap(field).entries().get(0).dataverse() != null)
                    .map(field -> entries(site, field, ValueDefects::twice))),
        Defect.of(
            "value map creates options",
            "TDM4006",
            site ->
                Fields.valueMaps(site)
                    .map(
                        field ->
                            transform(
                                site,
                                field,
                                new ValueMap(
                                    Fields.valueMap(field).entries(), true, Original.NONE)))));
  }

  private static List<Defect> otherTransforms() {
    return List.of(
        Defect.of(
            "unknown transform",
            "TDM4007",
            site ->
                Fields.plain(site)
                    .map(
                        field ->
                            transform(
                                site, field, new Transform.Unknown("Concatenate", Original.NONE)))),
        Defect.of(
            "default that does not fit",
            "TDM4008",
            site ->
                Fields.plain(site)
                    .map(
                        field ->
                            transform(
                                site.types(field, FieldType.Whole.int32(), FieldType.Whole.int32()),
                                field,
                                new DefaultValue("planted", Original.NONE)))),
        Defect.of(
            "default on a two-way field",
            "TDM4109",
            site -> twoWay(site, new DefaultValue("1", Original.NONE))),
        Defect.of(
            "cut on a two-way field",
            "TDM4109",
            site -> twoWay(site, new Truncate(1, Original.NONE))),
        Defect.of(
            "several values cleared on a two-way field",
            "TDM4109",
            site ->
                twoWay(
                    site,
                    new ValueMap(
                        List.of(new Entry("a", null), new Entry("b", null)),
                        false,
                        Original.NONE))));
  }

  private static List<Defect> types() {
    return List.of(
        typed("types that never convert", "DIPV1030", new FieldType.Guid(), new FieldType.Bool()),
        typed("length", "TDM4017", FieldType.Text.of(50), FieldType.Text.of(20)),
        typed(
            "scale",
            "TDM4018",
            Decimal.of(DecimalKind.DECIMAL, 10),
            Decimal.of(DecimalKind.DECIMAL, 2)),
        typed(
            "precision",
            "TDM4104",
            new Decimal(DecimalKind.DECIMAL, 20, 2, null, null),
            new Decimal(DecimalKind.DECIMAL, 10, 2, null, null)),
        typed("range", "TDM4104", FieldType.Whole.int64(), FieldType.Whole.int32()),
        Defect.of(
            "money at four decimals",
            "TDM4105",
            site ->
                Fields.plain(site)
                    .filter(field -> field.travels(Direction.TO_DATAVERSE))
                    .filter(field -> !(Fields.column(field).type() instanceof Decimal))
                    .map(
                        field ->
                            site.types(
                                field,
                                Decimal.of(DecimalKind.REAL, FieldType.UNKNOWN),
                                Decimal.of(DecimalKind.MONEY, 4)))),
        typed("date with time to date", "TDM4106", INSTANT, new FieldType.DateOnly()),
        typed("date to date with time", "TDM4106", new FieldType.DateOnly(), INSTANT),
        Defect.of(
            "time of day",
            "TDM4115",
            site ->
                Fields.plain(site)
                    .filter(field -> field.travels(Direction.TO_DATAVERSE))
                    .map(
                        field ->
                            site.types(
                                field, new FieldType.TimeOfDay(), FieldType.Whole.int32()))));
  }

  /** The source gets one type, the target the other, whichever way the field travels. */
  private static Defect typed(String name, String codes, FieldType from, FieldType to) {
    return Defect.of(
        name,
        codes,
        site ->
            Fields.plain(site)
                .map(
                    field ->
                        field.travels(Direction.TO_DATAVERSE)
                            ? site.types(field, from, to)
                            : site.types(field, to, from)));
  }

  private static Stream<Site> twoWay(Site site, Transform transform) {
    return Fields.plain(site)
        .filter(ResolvedField::travelsBothWays)
        .map(field -> transform(site, field, transform));
  }

  private static Site transform(Site site, ResolvedField field, Transform transform) {
    return site.replace(field, old -> Site.transforms(old, transform));
  }

  private static Site entries(Site site, ResolvedField field, UnaryOperator<List<Entry>> change) {
    List<Entry> entries = new ArrayList<>(Fields.valueMap(field).entries());
    return transform(site, field, new ValueMap(change.apply(entries), false, Original.NONE));
  }

  private static UnaryOperator<List<Entry>> first(UnaryOperator<Entry> change) {
    return entries -> {
      entries.set(0, change.apply(entries.get(0)));
      return entries;
    };
  }

  private static List<Entry> twice(List<Entry> entries) {
    entries.add(new Entry("planted", entries.get(0).dataverse()));
    return entries;
  }

  /** Without an entry of a member that its source has. */
  private static Stream<Site> notTotal(Site site) {
    return Fields.valueMaps(site)
        .filter(
            field ->
                Fields.directions(field).anyMatch(direction -> Fields.hasMembers(field, direction)))
        .flatMap(
            field ->
                Fields.valueMap(field).entries().stream()
                    .filter(entry -> isMember(field, entry))
                    .map(
                        entry ->
                            entries(
                                site,
                                field,
                                entries -> {
                                  entries.remove(entry);
                                  return entries;
                                })));
  }

  private static boolean isMember(ResolvedField field, Entry entry) {
    return Fields.directions(field)
        .anyMatch(
            direction -> {
              FieldType type = field.sourceType(direction);
              String key =
                  direction == Direction.TO_DATAVERSE ? entry.finance() : entry.dataverse();
              return (type instanceof FieldType.Enumeration members
                      && key != null
                      && members.symbolOf(key) != null)
                  || (type instanceof FieldType.Choice choice
                      && choice.options().keySet().stream()
                          .anyMatch(number -> number.toString().equals(key)));
            });
  }
}
