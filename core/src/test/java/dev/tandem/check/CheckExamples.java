package dev.tandem.check;

import static dev.tandem.engine.Results.defaultValue;
import static dev.tandem.engine.Results.truncate;
import static dev.tandem.engine.Results.valueMap;

import dev.tandem.compile.Severity;
import dev.tandem.engine.Pairing;
import dev.tandem.engine.Types;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FilePosition;
import dev.tandem.map.Original;
import dev.tandem.map.Transform;
import dev.tandem.map.UnreadMap;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.Decimal;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** For every code of the checker a map that deserves it, and one that just does not. */
final class CheckExamples {

  /**
   * What is said of a faulty and of a sound map.
   *
   * @param code the code
   * @param severity how much the fault matters
   * @param words what the message says
   */
  record Example(
      CheckCode code, Severity severity, String words, CheckReport faulty, CheckReport sound) {}

  private final List<Example> examples = new ArrayList<>();

  private CheckExamples() {}

  static List<Example> all() {
    CheckExamples all = new CheckExamples();
    all.valueMaps();
    all.numbers();
    all.dates();
    all.filters();
    all.roundTrips();
    all.limits();
    all.keys();
    all.blindSpots();
    all.sets();
    all.conflicts();
    return all.examples;
  }

  private static CheckReport checked(Pairing pairing) {
    return MapChecker.with(pairing.compiler()).check(pairing.map());
  }

  private void add(CheckCode code, Severity severity, String words, Pairing faulty, Pairing sound) {
    examples.add(new Example(code, severity, words, checked(faulty), checked(sound)));
  }

  private static Pairing toDataverse(FieldType finance, FieldType dataverse) {
    return Pairing.global()
        .column("FIELD", finance)
        .column("field", dataverse)
        .toDataverse("FIELD", "field");
  }

  private void valueMaps() {
    add(
        CheckCode.TDM4101,
        Severity.WARNING,
        "TO_DATAVERSE: the value map has no entry for Yes",
        Pairing.global().field(Types.NO_YES, Types.BOOL, valueMap("no", "false")),
        Pairing.global().field(Types.NO_YES, Types.BOOL, valueMap("no", "False", "YES", "true")));
    add(
        CheckCode.TDM4101,
        Severity.NOTE,
        "no entry for Item, TimeMaterial",
        Pairing.global().field(Types.ENUM, Types.TEXT, valueMap("None", "n")),
        Pairing.global()
            .field(Types.ENUM, Types.TEXT, valueMap("None", "n"))
            .filters("(FIELD == \"None\")", ""));
    add(
        CheckCode.TDM4101,
        Severity.NOTE,
        "TO_FINANCE: the value map has no entry for 192350001 (Sales)",
        Pairing.global().field(Types.TEXT, Types.CHOICE, valueMap("a", "192350000")),
        Pairing.global()
            .field(Types.TEXT, Types.CHOICE, valueMap("a", "192350000"))
            .filters("", "field ne 192350001"));
    add(
        CheckCode.TDM4102,
        Severity.NOTE,
        "finance values \"No\", \"\" become one Dataverse value, false",
        oneWay(valueMap("No", "false", "", "FALSE", "Yes", "true")),
        oneWay(valueMap("No", "false", "Yes", "true")));
    add(
        CheckCode.TDM4103,
        Severity.WARNING,
        "entries for \"Yess\", which the source never holds",
        oneWay(valueMap("No", "false", "Yess", "true")),
        oneWay(valueMap("No", "false", "yes", "true", " ", "false")));
  }

  private static Pairing oneWay(Transform transform) {
    return Pairing.global()
        .column("FIELD", Types.NO_YES)
        .column("field", Types.BOOL)
        .toDataverse("FIELD", "field", transform);
  }

  private void numbers() {
    add(
        CheckCode.TDM4104,
        Severity.NOTE,
        "go into -2147483648 to 2147483647",
        toDataverse(Types.LONG, Types.INT),
        toDataverse(Types.INT, Types.LONG));
    add(
        CheckCode.TDM4104,
        Severity.NOTE,
        "16 digits before the point go into 8",
        toDataverse(decimal(20, 4), decimal(12, 4)),
        toDataverse(decimal(12, 4), decimal(20, 4)));
    add(
        CheckCode.TDM4105,
        Severity.NOTE,
        "keeps 4 decimals",
        toDataverse(Decimal.of(DecimalKind.REAL, FieldType.UNKNOWN), Types.MONEY),
        toDataverse(Decimal.of(DecimalKind.REAL, 2), Types.MONEY));
    add(
        CheckCode.TDM4105,
        Severity.NOTE,
        "has 10",
        toDataverse(
            Decimal.of(DecimalKind.REAL, 10), Decimal.of(DecimalKind.MONEY, FieldType.UNKNOWN)),
        toDataverse(Decimal.of(DecimalKind.REAL, 10), Decimal.of(DecimalKind.DECIMAL, 10)));
  }

  private static FieldType decimal(int precision, int scale) {
    return new Decimal(DecimalKind.DECIMAL, precision, scale, null, null);
  }

  private void dates() {
    add(
        CheckCode.TDM4106,
        Severity.WARNING,
        "TO_FINANCE: a date with time becomes a date; the time is lost, and the day is that of UTC",
        Pairing.global().field(Types.DATE, Types.INSTANT),
        Pairing.global().field(Types.DATE, Types.DATE));
    add(
        CheckCode.TDM4106,
        Severity.WARNING,
        "an instant meets a wall-clock time",
        Pairing.global().field(Types.INSTANT, Types.WALL_CLOCK),
        Pairing.global().field(Types.INSTANT, Types.INSTANT));
  }

  private void filters() {
    add(
        CheckCode.TDM4107,
        Severity.WARNING,
        "TO_FINANCE: the filter lets no row pass",
        filtered("", "field eq 192350000 and field eq 192350001"),
        filtered("", "field eq 192350000 or field eq 192350001 and number ne null"));
    add(
        CheckCode.TDM4107,
        Severity.WARNING,
        "TO_DATAVERSE: the filter lets no row pass",
        filtered("(FIELD == \"Nothing\")", ""),
        filtered("(FIELD == \"Item\")", ""));
    add(
        CheckCode.TDM4108,
        Severity.WARNING,
        "TO_FINANCE: the filter lets every row pass",
        filtered("", "number ne 'a' or number ne 'b'"),
        filtered("", "field ne 192350000 or field eq null"));
    add(
        CheckCode.TDM4108,
        Severity.WARNING,
        "TO_FINANCE: the filter lets every row pass",
        filtered("", "field eq null or field ne null"),
        filtered("", "field ne null"));
  }

  private static Pairing filtered(String finance, String dataverse) {
    return Pairing.global()
        .field(Types.ENUM, Types.CHOICE, valueMap("None", "192350000", "Item", "192350001"))
        .filters(finance, dataverse);
  }

  private void roundTrips() {
    add(
        CheckCode.TDM4109,
        Severity.NOTE,
        "blank comes back as \"x\"",
        Pairing.global().field(Types.TEXT, Types.TEXT, defaultValue("x")),
        Pairing.global()
            .column("FIELD", Types.TEXT)
            .column("field", Types.TEXT)
            .toDataverse("FIELD", "field", defaultValue("x")));
    add(
        CheckCode.TDM4109,
        Severity.NOTE,
        "text comes back cut to 3 characters",
        Pairing.global().field(Types.TEXT, Types.TEXT, truncate(3)),
        Pairing.global().field(Types.TEXT, Types.TEXT));
    add(
        CheckCode.TDM4109,
        Severity.NOTE,
        "cleared are all of \"a\", \"b\"",
        Pairing.global().field(Types.TEXT, Types.TEXT, valueMap("a", null, "b", null)),
        Pairing.global().field(Types.TEXT, Types.TEXT, valueMap("a", null, "b", "b")));
  }

  private static TableSchema other(String name) {
    return TableSchema.builder(TableName.dataverse(name))
        .primaryId(name + "id")
        .column("versionnumber", FieldType.Whole.int64())
        .column("code", Types.TEXT)
        .column("name", Types.TEXT)
        .key("code")
        .build();
  }

  private static Pairing lookups(int count) {
    Pairing pairing = Pairing.global();
    for (int i = 0; i < count; i++) {
      pairing
          .table(other("others" + i))
          .column("FIELD" + i, Types.TEXT)
          .column("field" + i, new FieldType.Lookup(List.of("others" + i)))
          .both("FIELD" + i, "field" + i + ".code");
    }
    return pairing;
  }

  private void limits() {
    add(CheckCode.TDM4112, Severity.WARNING, "reads 11 lookups", lookups(11), lookups(10));
    add(
        CheckCode.TDM4115,
        Severity.NOTE,
        "a time of day",
        toDataverse(Types.TIME, Types.INT),
        toDataverse(Types.INT, Types.INT));
  }

  private void conflicts() {
    Map<String, Object> mark =
        Map.of("place", "pair A - a / path", "conflict", "both changed", "ours", "1");
    Pairing sound = toDataverse(Types.INT, Types.INT);
    for (Object marks : List.of(List.of(mark), List.of("pair A"))) {
      examples.add(
          new Example(
              CheckCode.TDM4119,
              Severity.ERROR,
              "pair A",
              marked(sound, marks),
              marked(sound, List.of())));
    }
  }

  private static CheckReport marked(Pairing pairing, Object marks) {
    DualWriteMap map = pairing.map();
    DualWriteMap marked =
        new DualWriteMap(
            map.name(),
            map.displayName(),
            map.uniqueName(),
            map.version(),
            map.properties(),
            map.legs(),
            new Original(Map.of(DualWriteMap.OPEN_CONFLICTS, marks)));
    return MapChecker.with(pairing.compiler()).check(marked);
  }

  private void keys() {
    add(
        CheckCode.TDM4113,
        Severity.WARNING,
        "may take 1200 bytes",
        keyOf(FieldType.Text.of(300), FieldType.Text.of(300)),
        keyOf(FieldType.Text.of(300), FieldType.Text.of(150)));
    add(
        CheckCode.TDM4113,
        Severity.WARNING,
        "of a type that no alternate key may have",
        keyOf(FieldType.Text.of(30), Types.BOOL),
        keyOf(FieldType.Text.of(30), Types.CHOICE));
    add(
        CheckCode.TDM4114,
        Severity.WARNING,
        "the key is written with [N/A]",
        defaultKey("N/A"),
        defaultKey("none"));
    add(
        CheckCode.TDM4114,
        Severity.NOTE,
        "the key has a time",
        keyOf(FieldType.Text.of(30), Types.INSTANT),
        keyOf(FieldType.Text.of(30), Types.DATE));
    add(
        CheckCode.TDM4114,
        Severity.NOTE,
        "the key has a time",
        textKeyOf(Types.INSTANT),
        textKeyOf(Types.DATE));
    add(
        CheckCode.TDM4114,
        Severity.WARNING,
        "the lookup is written with [N/A]",
        defaultLookup("N/A"),
        defaultLookup("none"));
  }

  private static Pairing textKeyOf(FieldType finance) {
    return Pairing.bare()
        .column("ONE", finance)
        .column("one", FieldType.Text.of(30))
        .keys(new String[] {"ONE"}, new String[] {"one"})
        .toDataverse("ONE", "one");
  }

  private static Pairing defaultLookup(String literal) {
    return Pairing.global()
        .table(other("others"))
        .column("FIELD", Types.TEXT)
        .column("field", new FieldType.Lookup(List.of("others")))
        .both("FIELD", "field.code", defaultValue(literal));
  }

  private static Pairing keyOf(FieldType one, FieldType two) {
    return Pairing.bare()
        .column("ONE", one)
        .column("TWO", two)
        .column("one", one)
        .column("two", two)
        .keys(new String[] {"ONE", "TWO"}, new String[] {"one", "two"})
        .both("ONE", "one")
        .both("TWO", "two");
  }

  private static Pairing defaultKey(String literal) {
    return Pairing.bare()
        .column("NUMBER", Types.TEXT)
        .column("number", Types.TEXT)
        .keys(new String[] {"NUMBER"}, new String[] {"number"})
        .both("NUMBER", "number", defaultValue(literal));
  }

  private void blindSpots() {
    ColumnSchema computed =
        new ColumnSchema("field", Types.TEXT, Requirement.OPTIONAL, true, false);
    ColumnSchema followsTheRow =
        new ColumnSchema("modifiedon", Types.TEXT, Requirement.OPTIONAL, true, false);
    add(
        CheckCode.TDM4116,
        Severity.NOTE,
        "TO_FINANCE: field is read-only at its source",
        Pairing.global().column("FIELD", Types.TEXT).column(computed).toFinance("FIELD", "field"),
        Pairing.global()
            .column("FIELD", Types.TEXT)
            .column(followsTheRow)
            .toFinance("FIELD", "modifiedon"));
    add(
        CheckCode.TDM4117,
        Severity.NOTE,
        "name stands in another row, [others]",
        reads("name"),
        reads("code"));
  }

  private static Pairing reads(String column) {
    return Pairing.global()
        .table(other("others"))
        .column("FIELD", Types.TEXT)
        .column("field", new FieldType.Lookup(List.of("others")))
        .toFinance("FIELD", "field." + column);
  }

  private void sets() {
    Pairing tree =
        Pairing.global()
            .column("FIELD", Types.TEXT)
            .column("field", new FieldType.Lookup(List.of("things")))
            .both("FIELD", "field.number");
    add(
        CheckCode.TDM4110,
        Severity.NOTE,
        "rows of things refer to rows of the same table",
        tree,
        Pairing.global());
    examples.addAll(SetExamples.all());
    Suppression stale = new Suppression("TDM4112", null, null, "there are few rows");
    Suppression fresh = new Suppression("TDM4110", null, null, "loaded by this library");
    examples.add(
        new Example(
            CheckCode.TDM4118,
            Severity.NOTE,
            "nothing is suppressed by the entry for TDM4112, \"there are few rows\"",
            suppressed(tree, stale),
            suppressed(tree, fresh)));
    UnreadMap broken = new UnreadMap("a.json", "a.json", FilePosition.UNKNOWN, "", "found text");
    examples.add(
        new Example(
            CheckCode.TDM4120,
            Severity.ERROR,
            "the map cannot be read: found text",
            beside(tree, broken),
            beside(tree)));
  }

  private static CheckReport beside(Pairing sound, UnreadMap... unread) {
    return MapChecker.with(sound.compiler())
        .check(List.of(CheckedMap.of("map.json", sound.map())), List.of(unread));
  }

  private static CheckReport suppressed(Pairing pairing, Suppression suppression) {
    Suppressions file = new Suppressions("checks.yaml", List.of(suppression));
    return MapChecker.with(pairing.compiler())
        .check(List.of(CheckedMap.of("map.json", pairing.map()).with(file)));
  }
}
