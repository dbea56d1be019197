package dev.tandem.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.schema.Side;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map as plain data: symbols, directions, paths, versions, properties. */
class MapDataTest {
  private static final Transform CUT = new Transform.Truncate(3, Original.NONE);

  private static DualWriteMap map(FieldMapping... pairs) {
    return DualWriteMap.of(
        "[Customers V3] - [accounts]",
        new Leg(
            "001",
            "Customers V3",
            "accounts",
            "(A == 1)",
            "a eq 1",
            List.of(pairs),
            Original.NONE));
  }

  // MAP-14: the symbol is direction plus whether there is a transform
  @Test
  void derivesTheSymbolOfAPair() {
    assertThat(symbol(SyncDirection.BOTH)).containsExactly("=", "><");
    assertThat(symbol(SyncDirection.FINANCE_TO_DATAVERSE)).containsExactly(">", ">>");
    assertThat(symbol(SyncDirection.DATAVERSE_TO_FINANCE)).containsExactly("<", "<<");
    assertThat(symbol(SyncDirection.UNKNOWN)).containsExactly("?", "?");
  }

  private static List<String> symbol(SyncDirection direction) {
    return List.of(
        FieldMapping.of(direction, "A", "a").symbol(),
        FieldMapping.of(direction, "A", "a", List.of(CUT)).symbol());
  }

  // JSON-5
  @Test
  void readsDirectionCodes() {
    for (SyncDirection direction : SyncDirection.values()) {
      assertThat(SyncDirection.of(direction.code())).isEqualTo(direction);
    }
    assertThat(SyncDirection.of(4)).isEqualTo(SyncDirection.UNKNOWN);
    assertThat(SyncDirection.BOTH.includes(Direction.TO_FINANCE)).isTrue();
    assertThat(SyncDirection.FINANCE_TO_DATAVERSE.includes(Direction.TO_FINANCE)).isFalse();
    assertThat(SyncDirection.UNKNOWN.includes(Direction.TO_DATAVERSE)).isFalse();
  }

  // MAP-15
  @Test
  void travelsWhereAnyFieldTravels() {
    DualWriteMap oneWay = map(FieldMapping.of(SyncDirection.FINANCE_TO_DATAVERSE, "A", "a"));
    assertThat(oneWay.travels(Direction.TO_DATAVERSE)).isTrue();
    assertThat(oneWay.travels(Direction.TO_FINANCE)).isFalse();
  }

  // FLT-1
  @Test
  void filtersOnTheSideTheRowComesFrom() {
    assertThat(map().leg().filter(Direction.TO_DATAVERSE)).isEqualTo("(A == 1)");
    assertThat(map().leg().filter(Direction.TO_FINANCE)).isEqualTo("a eq 1");
  }

  @Test
  void directionsKnowTheirSides() {
    for (Direction direction : Direction.values()) {
      assertThat(direction.source()).isEqualTo(direction.target().other());
      assertThat(direction.reverse().source()).isEqualTo(direction.target());
      assertThat(Direction.to(direction.target())).isEqualTo(direction);
    }
    assertThat(Direction.TO_FINANCE.target()).isEqualTo(Side.FINANCE);
  }

  // LKP-1, LKP-2, LKP-5
  @Test
  void readsLookupPaths() {
    LookupPath plain = path("name");
    assertThat(plain.isPlain()).isTrue();
    LookupPath deep = path(" msdyn_model . msdyn_manufacturer.msdyn_manufacturer_id ");
    assertThat(deep.column()).isEqualTo("msdyn_model");
    assertThat(deep.remainder()).isEqualTo("msdyn_manufacturer.msdyn_manufacturer_id");
    LookupPath typed = path("customerid.Account(accountnumber).Contact( msdyn_contactpersonid )");
    assertThat(typed.isPolymorphic()).isTrue();
    assertThat(typed.targets())
        .containsExactly(
            new LookupPath.Target("Account", "accountnumber"),
            new LookupPath.Target("Contact", "msdyn_contactpersonid"));
  }

  private static LookupPath path(String text) {
    LookupPath path = LookupPath.parse(text);
    if (path == null) {
      throw new AssertionError(text + " is no path");
    }
    return path;
  }

  // LKP-10: a path with a missing part is no path; nor is one without end
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "lookup.",
        ".key",
        "a..b",
        "a b",
        "a.Account(",
        "Account(accountnumber)",
        "a.b.Account(c)",
        "a.Account(b).c",
        "a-b",
        "1a"
      })
  void refusesWhatIsNotAPath(String text) {
    assertThat(LookupPath.parse(text)).isNull();
    assertThat(LookupPath.parse("a.".repeat(100_000) + "a")).isNull();
  }

  // PROP-2, ALM-5
  @Test
  void comparesVersionsNumberByNumber() {
    assertThat(MapVersion.parse("2.0.217")).isEqualTo(new MapVersion(2, 0, 217, 0));
    assertThat(MapVersion.parse("1.0.0.10")).isGreaterThan(MapVersion.parse("1.0.0.9"));
    assertThat(MapVersion.parse(" 1 ")).hasToString("1.0.0.0");
    for (String odd : List.of("", "1.", "1.2.3.4.5", "v1", "1.-1", "99999999999")) {
      assertThatThrownBy(() -> MapVersion.parse(odd))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("version");
    }
  }

  // PROP-1
  @Test
  void findsMinimumVersionsInAnyCase() {
    MapProperties properties =
        new MapProperties("", false, List.of(), Map.of("Application", "10.0.39"), null);
    assertThat(properties.minimumVersions().get("application")).isEqualTo("10.0.39");
  }

  // MAP-2, MAP-3: a map goes by several names
  @Test
  void isCalledByNameTableAndEntity() {
    for (String name : List.of("[customers v3] - [ACCOUNTS]", " Accounts ", "customers V3")) {
      assertThat(map().isCalled(name)).as(name).isTrue();
    }
    assertThat(map().isCalled("contacts")).isFalse();
  }

  @Test
  void saysThatItHasNoLeg() {
    DualWriteMap none =
        new DualWriteMap("m", null, null, null, MapProperties.NONE, List.of(), Original.NONE);
    assertThatThrownBy(none::leg)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("m has no leg");
    assertThat(none.travels(Direction.TO_FINANCE)).isFalse();
  }

  // LKP-6: where no schema says where a lookup points, the hint does
  @Test
  void tellsMapsApartByTheHintOfALookup() {
    assertThat(MapDigest.of(hinted("accounts"))).isNotEqualTo(MapDigest.of(hinted("contacts")));
    assertThat(MapDigest.of(hinted("accounts"))).isEqualTo(MapDigest.of(hinted(" Accounts")));
    assertThat(MapDigest.of(hinted(null))).isEqualTo(MapDigest.of(hinted("")));
  }

  private static DualWriteMap hinted(@Nullable String table) {
    FieldMapping field =
        new FieldMapping(
            SyncDirection.BOTH, "A", "lookup.number", table, List.of(), false, Original.NONE);
    return DualWriteMap.of("m", new Leg("001", "As", "bs", "", "", List.of(field), Original.NONE));
  }
}
