package dev.tandem.diff;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.MapVersion;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform;
import dev.tandem.map.format.PropertiesText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random maps of few names, so that two of them have much in common. */
final class RandomMaps {
  private RandomMaps() {}

  static Arbitrary<DualWriteMap> maps() {
    Arbitrary<String> text = Arbitraries.of("", "Customers", "Customers [Party]");
    Arbitrary<List<Leg>> legs =
        Arbitraries.frequencyOf(
            Tuple.of(9, leg().list().ofSize(1)), Tuple.of(1, leg().list().ofMaxSize(3)));
    return Combinators.combine(
            Arbitraries.of("[A] - [as]", "[B] - [bs]"),
            text.injectNull(0.2),
            Arbitraries.of("1.0.0.1", "1.0.0.2").injectNull(0.3),
            properties(),
            legs,
            others())
        .as(
            (name, display, version, properties, list, others) ->
                new DualWriteMap(
                    name,
                    display,
                    display,
                    version == null ? null : MapVersion.parse(version),
                    PropertiesText.read(properties),
                    list,
                    original("legs", List.of(), others)));
  }

  private static Arbitrary<@Nullable String> properties() {
    return Arbitraries.of(
            "{}",
            "{\"Description\": \"a\", \"Tags\": [\"x\"]}",
            "{\"Description\":\"b\",\"TargetVersionInfo\":{\"CRM\":{\"s\":\"1.0\"}}}",
            "{\"TargetVersionInfo\":{\"crm\":{\"s\":\"1.0\"}},\"SkipInitialSync\":true}",
            "{\"Description\": \"cut")
        .injectNull(0.2);
  }

  static Arbitrary<Leg> leg() {
    return Combinators.combine(
            Arbitraries.of("001", "002"),
            Arbitraries.of("Customers V3", "customers v3", "Projects"),
            Arbitraries.of("(A == \"x\")", "((A = \"x\"))", "(B == 1)", "", "no filter at ("),
            Arbitraries.of("a eq 1 and b eq 2", "b eq 2  and (a eq 1)", "a eq 1", ""),
            Arbitraries.oneOf(distinctPairs(), distinctPairs(), pair().list().ofMaxSize(6)),
            others())
        .as(
            (id, finance, filter, reversed, pairs, others) ->
                new Leg(
                    id,
                    finance,
                    "accounts",
                    filter,
                    reversed,
                    pairs,
                    original("fieldMappings", List.of(), others)));
  }

  private static Arbitrary<List<FieldMapping>> distinctPairs() {
    return pair()
        .list()
        .ofMaxSize(6)
        .uniqueElements(
            pair -> pair.sourceField().toUpperCase(Locale.ROOT) + "\n" + pair.destinationField());
  }

  static Arbitrary<FieldMapping> pair() {
    return Combinators.combine(
            Arbitraries.of(SyncDirection.class),
            Arbitraries.of("A", "a", "B", "C", ""),
            Arbitraries.of("x", "y", "l.k", "l.m", "l.n.k", "c.Account(n).Contact(m)", ""),
            Arbitraries.of("accounts", "").injectNull(0.7),
            transform().list().ofMaxSize(3),
            Arbitraries.of(false, false, true),
            others())
        .as(
            (direction, finance, dataverse, related, transforms, system, others) ->
                new FieldMapping(
                    direction,
                    finance,
                    dataverse,
                    related,
                    transforms,
                    system,
                    original("syncDirection", BigDecimal.valueOf(direction.code()), others)));
  }

  static Arbitrary<Transform> transform() {
    Arbitrary<Transform> literal =
        Arbitraries.of("", "1", "x")
            .injectNull(0.2)
            .map(text -> new Transform.DefaultValue(text, Original.NONE));
    Arbitrary<Transform> cut =
        Arbitraries.of(0, 5, 60).map(length -> new Transform.Truncate(length, Original.NONE));
    Arbitrary<Transform> unknown =
        Combinators.combine(Arbitraries.of("Date", "date", "Shift"), others())
            .as(
                (type, others) ->
                    new Transform.Unknown(type, original("transformType", type, others)));
    return Arbitraries.oneOf(values(), values(), literal, cut, unknown);
  }

  static Arbitrary<Transform> values() {
    Arbitrary<Transform.ValueMap.Entry> entry =
        Combinators.combine(
                Arbitraries.of("yes", "no", "", " ", "Yes"),
                Arbitraries.of("1", "1.0", "0", "True", "").injectNull(0.1))
            .as(Transform.ValueMap.Entry::new);
    return Combinators.combine(
            entry.list().ofMaxSize(4).uniqueElements(Transform.ValueMap.Entry::finance),
            Arbitraries.of(false, false, true))
        .as((entries, creates) -> new Transform.ValueMap(entries, creates, Original.NONE));
  }

  /** Properties that no version of the library knows. */
  private static Arbitrary<Map<String, @Nullable Object>> others() {
    Arbitrary<@Nullable Object> value =
        Arbitraries.<Object>of("a", true, BigDecimal.ONE, new BigDecimal("1.0"), List.of("a"))
            .injectNull(0.2);
    return Arbitraries.maps(Arbitraries.of("u", "U", "mashup"), value).ofMaxSize(2);
  }

  private static Original original(
      String known, @Nullable Object value, Map<String, @Nullable Object> others) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>(others);
    properties.put(known, value);
    return new Original(properties);
  }

  /** A copy with other legs. */
  static DualWriteMap withLegs(DualWriteMap map, List<Leg> legs) {
    return new DualWriteMap(
        map.name(),
        map.displayName(),
        map.uniqueName(),
        map.version(),
        map.properties(),
        legs,
        map.original());
  }

  /** A copy whose first leg has other pairs. */
  static DualWriteMap withPairs(DualWriteMap map, List<FieldMapping> pairs) {
    List<Leg> legs = new ArrayList<>(map.legs());
    Leg leg = legs.get(0);
    legs.set(
        0,
        new Leg(
            leg.id(),
            leg.sourceSchema(),
            leg.destinationSchema(),
            leg.sourceFilter(),
            leg.reversedSourceFilter(),
            pairs,
            leg.original()));
    return withLegs(map, legs);
  }

  /** A copy with other transforms. */
  static FieldMapping withTransforms(FieldMapping pair, List<Transform> transforms) {
    return new FieldMapping(
        pair.direction(),
        pair.sourceField(),
        pair.destinationField(),
        pair.relatedEntity(),
        transforms,
        pair.systemGenerated(),
        pair.original());
  }
}
