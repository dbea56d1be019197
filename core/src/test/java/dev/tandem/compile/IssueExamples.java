package dev.tandem.compile;

import static dev.tandem.engine.Results.defaultValue;
import static dev.tandem.engine.Results.truncate;
import static dev.tandem.engine.Results.valueMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Pairing;
import dev.tandem.engine.Types;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.MapProperties;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** For every issue code a map that has the issue, and one that just does not. */
final class IssueExamples {
  private static final String[] NO_KEY = {};

  /** What is said of a faulty and of a sound map, and whether the faulty one runs all the same. */
  record Example(
      IssueCode code,
      Severity severity,
      List<MapIssue> faulty,
      boolean runs,
      List<MapIssue> sound,
      boolean soundRuns) {

    Example(IssueCode code, Severity severity, Compilation faulty, Compilation sound) {
      this(code, severity, faulty.issues(), runs(faulty), sound.issues(), runs(sound));
    }

    Example(IssueCode code, Severity severity, MapSet faulty, MapSet sound) {
      this(
          code, severity, faulty.issues(), !faulty.hasErrors(), sound.issues(), !sound.hasErrors());
    }

    private static boolean runs(Compilation compilation) {
      assertThat(compilation.compiled().isPresent()).isNotEqualTo(compilation.hasErrors());
      return !compilation.hasErrors();
    }
  }

  private final List<Example> examples = new ArrayList<>();

  private IssueExamples() {}

  static List<Example> all() {
    IssueExamples all = new IssueExamples();
    all.keysAndTables();
    all.ends();
    all.pairs();
    all.lookups();
    all.structure();
    all.transforms();
    all.filters();
    all.types();
    all.companies();
    all.sets();
    return all.examples;
  }

  private void add(IssueCode code, Severity severity, Pairing faulty, Pairing sound) {
    examples.add(new Example(code, severity, faulty.compilation(), sound.compilation()));
  }

  private void error(IssueCode code, Pairing faulty, Pairing sound) {
    add(code, Severity.ERROR, faulty, sound);
  }

  private static Pairing global() {
    return Pairing.global();
  }

  private static Pairing keyed(String... dataverseKey) {
    return Pairing.bare()
        .column("NUMBER", Types.TEXT)
        .column("number", Types.TEXT)
        .column("other", Types.TEXT)
        .column("unit", new FieldType.Lookup(List.of("unit")))
        .column("UNIT", Types.TEXT)
        .table(units())
        .keys(new String[] {"NUMBER"}, dataverseKey);
  }

  private static TableSchema units() {
    return TableSchema.builder(TableName.dataverse("units"))
        .alias("unit")
        .column("symbol", Types.TEXT)
        .column("group", Types.TEXT)
        .key("symbol", "group")
        .build();
  }

  private void keysAndTables() {
    error(
        IssueCode.DIPV1002, // MAP-4
        global().scopes(CompanyScope.FINANCE, CompanyScope.GLOBAL),
        Pairing.inCompany());
    error(
        IssueCode.DIPV1003, // KEY-2
        keyed(NO_KEY).both("NUMBER", "number"),
        keyed("number").both("NUMBER", "number"));
    error(
        IssueCode.DIPV1004, // KEY-4
        keyed("number").toDataverse("NUMBER", "number").both("UNIT", "other"),
        keyed("number").toDataverse("NUMBER", "number").toDataverse("UNIT", "other"));
    error(
        IssueCode.DIPV1014, // KEY-4
        keyed("number", "other").both("NUMBER", "number"),
        keyed("number", "other").both("NUMBER", "number").both("UNIT", "other"));
    error(
        IssueCode.DIPV1015, // KEY-4
        keyed("number", "unit").both("NUMBER", "number"),
        keyed("number", "unit").toFinance("NUMBER", "number").toFinance("UNIT", "unit.symbol"));
    add(
        IssueCode.TDM4015, // KEY-9
        Severity.WARNING,
        keyed("number").toDataverse("NUMBER", "number").toFinance("UNIT", "other"),
        keyed("number").both("NUMBER", "number").toFinance("UNIT", "other"));
    DualWriteMap map = global().map();
    examples.add(missing(IssueCode.DIPV1018, map, Side.FINANCE));
    examples.add(missing(IssueCode.DIPV1020, map, Side.DATAVERSE));
    add(IssueCode.DIPV1019, Severity.WARNING, unversioned(), global()); // MAP-6
  }

  /** A compiler whose catalog of one side is empty. */
  private static Example missing(IssueCode code, DualWriteMap map, Side side) {
    TableSchema other =
        TableSchema.builder(new TableName(side, "others")).column("x", Types.TEXT).build();
    Catalog none = Catalog.of(side, List.of(other));
    TableSchema known =
        TableSchema.builder(new TableName(side.other(), side == Side.FINANCE ? "things" : "Things"))
            .column("number", Types.TEXT)
            .column("versionnumber", Types.LONG)
            .key("number")
            .build();
    Catalog some = Catalog.of(side.other(), List.of(known));
    MapCompiler compiler =
        side == Side.FINANCE
            ? MapCompiler.forCatalogs(some, none)
            : MapCompiler.forCatalogs(none, some);
    return new Example(code, Severity.ERROR, compiler.compile(map), global().compilation());
  }

  /** A table without the column that every ordinary table has. */
  private static Pairing unversioned() {
    return Pairing.unversioned()
        .column("NUMBER", Types.TEXT)
        .column("number", Types.TEXT)
        .keys(new String[] {"NUMBER"}, new String[] {"number"})
        .both("NUMBER", "number");
  }

  private static Pairing required() {
    return global()
        .column(ColumnSchema.required("needed", Types.TEXT))
        .column("NEEDED", Types.TEXT);
  }

  private static ColumnSchema readOnly(String name, FieldType type) {
    return new ColumnSchema(name, type, Requirement.OPTIONAL, true, false);
  }

  private void ends() {
    error(
        IssueCode.DIPV1010, // VAL-2
        required(),
        required().toDataverse("", "needed", defaultValue("x")));
    error(
        IssueCode.DIPV1031, // VAL-2
        required().toDataverse("", "needed"),
        required().toDataverse("NEEDED", "needed"));
    error(
        IssueCode.DIPV1011,
        global()
            .column(readOnly("made", Types.TEXT))
            .column("MADE", Types.TEXT)
            .both("MADE", "made"),
        global() // MAP-26
            .column(readOnly("made", Types.TEXT))
            .column("MADE", Types.TEXT)
            .toFinance("MADE", "made"));
    error(
        IssueCode.DIPV1021, // VAL-3
        fields().toDataverse("", "field"),
        fields().toDataverse("", "field", defaultValue("x")));
    error(
        IssueCode.DIPV1024, // VAL-3
        fields().toFinance("FIELD", " "),
        fields().toFinance("FIELD", "", defaultValue("x")));
    error(IssueCode.DIPV1022, fields().both("FEILD", "field"), fields().both("field", "field"));
    error(IssueCode.DIPV1025, fields().both("FIELD", "feild"), fields().both("FIELD", "Field"));
  }

  private static Pairing fields() {
    return global()
        .column("FIELD", Types.TEXT)
        .column("SECOND", Types.TEXT)
        .column("field", Types.TEXT)
        .column("second", Types.TEXT);
  }

  private void pairs() {
    error(
        IssueCode.DIPV1023, // VAL-1, MAP-18
        fields().both("FIELD", "field").both("FIELD", "second"),
        fields().both("FIELD", "field").toDataverse("FIELD", "second"));
    error(
        IssueCode.DIPV1026, // MAP-19
        fields().toDataverse("FIELD", "field").toDataverse("SECOND", "FIELD"),
        fields().toDataverse("FIELD", "field").toFinance("SECOND", "field"));
    error(
        IssueCode.DIPV1029, // MAP-19
        fields().toDataverse("FIELD", "field").toFinance("field", "Field"),
        fields().toDataverse("FIELD", "field").toFinance("SECOND", "second"));
    add(
        IssueCode.TDM4016, // MAP-22
        Severity.WARNING,
        Pairing.inCompany().both("dataAreaId", "msdyn_company.cdm_companycode"),
        Pairing.inCompany());
  }

  private static Pairing unit() {
    return global()
        .column("UNIT", Types.TEXT)
        .column("GROUP", Types.TEXT)
        .column("unit", new FieldType.Lookup(List.of("unit")))
        .table(units());
  }

  private void lookups() {
    error(
        IssueCode.DIPV1027, // LKP-9
        unit().both("UNIT", "unit.symbol"),
        unit().both("UNIT", "unit.symbol").toDataverse("GROUP", "unit.group"));
    error(
        IssueCode.TDM4004, // LKP-10
        unit().both("UNIT", "unit."),
        unit().toFinance("UNIT", "unit.symbol"));
    add(
        IssueCode.DIPV1028, // LKP-9, LKP-4
        Severity.WARNING,
        unit().toFinance("UNIT", "unit.symbol"),
        unit().toFinance("UNIT", "unit.symbol").toFinance("GROUP", "unit.group"));
    add(
        IssueCode.TDM4005, // UND-45, LKP-6
        Severity.WARNING,
        unit().pair(hinted("accounts")),
        unit().pair(hinted("Units")));
  }

  private static FieldMapping hinted(String table) {
    return new FieldMapping(
        SyncDirection.DATAVERSE_TO_FINANCE,
        "UNIT",
        "unit.symbol",
        table,
        List.of(),
        false,
        Original.NONE);
  }

  private static DualWriteMap withLegs(Leg... legs) {
    DualWriteMap map = global().map();
    return new DualWriteMap(
        map.name(), null, null, null, MapProperties.NONE, List.of(legs), Original.NONE);
  }

  private static Leg leg(Map<String, Object> original, FieldMapping... pairs) {
    return new Leg("001", "Things", "things", "", "", List.of(pairs), new Original(original));
  }

  private void map(IssueCode code, DualWriteMap faulty, DualWriteMap sound) {
    MapCompiler compiler = global().compiler();
    examples.add(
        new Example(code, Severity.ERROR, compiler.compile(faulty), compiler.compile(sound)));
  }

  private void structure() {
    FieldMapping number = FieldMapping.of(SyncDirection.BOTH, "NUMBER", "number");
    FieldMapping nowhere = FieldMapping.of(SyncDirection.UNKNOWN, "NUMBER", "number");
    Leg sound = leg(Map.of(), number);
    map(IssueCode.TDM4001, withLegs(sound, sound), withLegs(sound)); // JSON-2, UND-44
    map(IssueCode.TDM4002, withLegs(leg(Map.of(), number, nowhere)), withLegs(sound)); // UND-44
    map(IssueCode.TDM4019, withLegs(leg(Map.of())), withLegs(sound));
    map(
        IssueCode.TDM4003, // UND-44
        withLegs(leg(Map.of("DestinationEnvironmentType", "SQL"), number)),
        withLegs(
            leg(
                Map.of("sourceEnvironmentType", "ax", "destinationEnvironmentType", "CDSv2"),
                number)));
    examples.add(
        new Example(
            IssueCode.TDM4021,
            Severity.NOTE,
            MapCompiler.withoutCatalogs().compile(global().map()),
            global().compilation()));
  }

  private void transforms() {
    Transform.ValueMap creating =
        new Transform.ValueMap(
            List.of(new Transform.ValueMap.Entry("a", "b")), true, Original.NONE);
    error(
        IssueCode.TDM4006, // TRF-16
        fields().both("FIELD", "field", creating),
        fields().both("FIELD", "field", valueMap("a", "b")));
    add(
        IssueCode.TDM4007, // TRF-14
        Severity.WARNING,
        fields().both("FIELD", "field", new Transform.Unknown("Reverse", Original.NONE)),
        fields().both("FIELD", "field", truncate(5)));
    error(
        IssueCode.TDM4008, // TRF-4
        global().column("kind", Types.CHOICE).toDataverse("", "kind", defaultValue("Cost")),
        global().column("kind", Types.CHOICE).toDataverse("", "kind", defaultValue("192350000")));
    add(
        IssueCode.TDM4009, // TRF-5
        Severity.WARNING,
        global().field(Types.ENUM, Types.CHOICE, valueMap("itme", "192350000")),
        global().field(Types.ENUM, Types.CHOICE, valueMap("item", "192350000")));
    add(
        IssueCode.TDM4010, // TRF-10, UND-8
        Severity.WARNING,
        global().field(Types.TEXT, Types.CHOICE, valueMap("a", "192350000", "b", "192350000")),
        global()
            .column("FIELD", Types.TEXT)
            .column("field", Types.CHOICE)
            .toDataverse("FIELD", "field", valueMap("a", "192350000", "b", "192350000")));
  }

  private void filters() {
    error(
        IssueCode.DIPV1012, // FLT-5
        fields().filters("", "feild eq 'x'"),
        fields().filters("", "field eq 'x'"));
    error(
        IssueCode.TDM4011, // FLT-5
        fields().filters("(FIELD == )", ""),
        fields().filters("(FIELD == \"x\")", ""));
    add(
        IssueCode.TDM4012, // QRK-11
        Severity.NOTE,
        keyed("number").toDataverse("NUMBER", "number").filters("", "number eq 'x'"),
        keyed("number").both("NUMBER", "number").filters("", "number eq 'x'"));
    add(
        IssueCode.TDM4013, // FLT-3, UND-46
        Severity.NOTE,
        fields().filters("", "field eq 'x'"),
        fields().both("FIELD", "field").filters("", "field eq 'x'"));
    add(
        IssueCode.TDM4014, // MAP-24
        Severity.WARNING,
        global()
            .column("kind", Types.CHOICE)
            .toDataverse("", "kind", defaultValue("192350000"))
            .filters("", "kind eq 192350001"),
        global()
            .column("kind", Types.CHOICE)
            .toDataverse("", "kind", defaultValue("192350000"))
            .filters("", "kind eq 192350000"));
  }

  private static Pairing site(Pairing pairing) {
    TableSchema sites =
        TableSchema.builder(TableName.dataverse("sites"))
            .alias("site")
            .column("siteid", Types.TEXT)
            .column("msdyn_company", new FieldType.Lookup(List.of("cdm_company")))
            .key("siteid", "msdyn_company.cdm_companycode")
            .companyScope(CompanyScope.of("msdyn_company"))
            .build();
    return pairing
        .column("SITE", Types.TEXT)
        .column("site", new FieldType.Lookup(List.of("site")))
        .table(sites)
        .both("SITE", "site.siteid");
  }

  private void companies() {
    error(
        IssueCode.DIPV1016, // CO-2, KEY-6
        Pairing.inCompany().scopes(CompanyScope.FINANCE, CompanyScope.of("msdyn_owningcompany")),
        Pairing.inCompany());
    error(IssueCode.DIPV1017, site(global()), site(Pairing.inCompany())); // LKP-7
  }

  private void sets() {
    Compilation one = fields().toDataverse("FIELD", "field").compilation();
    Compilation other = fields().toDataverse("SECOND", "field").compilation();
    examples.add(
        new Example(
            IssueCode.TDM4022, // UND-49
            Severity.ERROR,
            MapSet.of(List.of(one, other)),
            MapSet.of(List.of(one, one))));
  }

  private void types() {
    error(
        IssueCode.DIPV1030, // TYP-2, TYP-10
        global().field(Types.NO_YES, Types.BOOL),
        global().field(Types.NO_YES, Types.BOOL, valueMap("no", "false", "yes", "true")));
    add(
        IssueCode.TDM4017, // TYP-1
        Severity.NOTE,
        global().field(FieldType.Text.of(20), Types.TEXT),
        global().field(FieldType.Text.of(20), Types.TEXT, truncate(10)));
    add(
        IssueCode.TDM4018, // UND-33
        Severity.WARNING,
        global().field(Types.REAL, Types.MONEY),
        global()
            .column("FIELD", Types.REAL)
            .column("field", Types.MONEY)
            .toFinance("FIELD", "field"));
  }
}
