package dev.tandem.core.testkit;

import dev.tandem.map.FieldMapping;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random field mappings between two tables. No state. */
final class PairArbitraries {
  private static final List<String> WORDS =
      List.of("alpha", "beta", "gamma", "delta", "eps", "zeta");

  private PairArbitraries() {}

  /** Both ways, and now and then one way. */
  static Arbitrary<SyncDirection> directions() {
    return Arbitraries.frequency(
        Tuple.of(4, SyncDirection.BOTH),
        Tuple.of(1, SyncDirection.FINANCE_TO_DATAVERSE),
        Tuple.of(1, SyncDirection.DATAVERSE_TO_FINANCE));
  }

  /** Pairs of columns that exist, with transforms that make sense for them. */
  static Arbitrary<FieldMapping> sound(
      TableSchema table, TableSchema entity, Arbitrary<SyncDirection> directions) {
    return Combinators.combine(
            directions,
            Arbitraries.of(columnsOfItsOwn(entity)),
            Arbitraries.of(columnsOfItsOwn(table)),
            Arbitraries.of(true, false))
        .as((direction, finance, dataverse, mapped) -> pair(direction, finance, dataverse, mapped));
  }

  /**
   * All but the company: it travels by itself, and a second way for it, say through a number, would
   * bring {@code 00} back as {@code 0}.
   */
  private static List<ColumnSchema> columnsOfItsOwn(TableSchema table) {
    return table.columns().stream()
        .filter(column -> !PairedTables.isCompany(column.name()))
        .toList();
  }

  private static FieldMapping pair(
      SyncDirection direction, ColumnSchema finance, ColumnSchema dataverse, boolean mapped) {
    boolean lookup =
        dataverse.type() instanceof FieldType.Lookup && finance.type() instanceof FieldType.Text;
    String path = lookup ? dataverse.name() + ".number" : dataverse.name();
    List<Transform> transforms =
        mapped && !lookup ? List.of(oneToOne(finance.type(), dataverse.type())) : List.of();
    return FieldMapping.of(direction, finance.name(), path, transforms);
  }

  /** A value map in which no value occurs twice, so that it can be reversed. */
  private static Transform oneToOne(FieldType finance, FieldType dataverse) {
    List<String> one = values(finance);
    List<String> other = values(dataverse);
    List<Transform.ValueMap.Entry> entries = new ArrayList<>();
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      entries.add(new Transform.ValueMap.Entry(one.get(i), other.get(i)));
    }
    return new Transform.ValueMap(entries, false, Original.NONE);
  }

  private static List<String> values(FieldType type) {
    if (type instanceof FieldType.Enumeration members) {
      return List.copyOf(members.members().keySet());
    } else if (type instanceof FieldType.Choice choice && !choice.multiple()) {
      return choice.options().keySet().stream().map(String::valueOf).toList();
    } else if (type instanceof FieldType.Bool) {
      return List.of("False", "True");
    }
    return type instanceof FieldType.Text ? WORDS : List.of();
  }

  /** Pairs with names, paths, hints and transforms of any kind. */
  static Arbitrary<FieldMapping> faulty(TableSchema table, TableSchema entity) {
    Arbitrary<String> fields = Arbitraries.oneOf(names(entity), oddNames());
    Arbitrary<String> columns =
        Arbitraries.oneOf(names(table), oddNames(), paths(names(table)), paths(oddNames()));
    return Combinators.combine(
            Arbitraries.of(SyncDirection.class),
            fields,
            columns,
            oddNames().injectNull(0.5),
            transforms().list().ofMaxSize(3),
            Arbitraries.of(true, false))
        .as(
            (direction, field, column, hint, transforms, generated) ->
                new FieldMapping(
                    direction, field, column, hint, transforms, generated, Original.NONE));
  }

  private static Arbitrary<String> names(TableSchema table) {
    return Arbitraries.of(table.columns()).map(ColumnSchema::name);
  }

  private static Arbitrary<String> oddNames() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "", " ", ".", "nowhere", "number.", "a..b", "x.Account(", "\u0130", "Customer"),
        Arbitraries.strings().ascii().ofMaxLength(10));
  }

  private static Arbitrary<String> paths(Arbitrary<String> names) {
    Arbitrary<String> plain =
        Combinators.combine(names, Arbitraries.of("number", "name", "")).as((a, b) -> a + "." + b);
    Arbitrary<String> typed =
        names.map(name -> name + ".Account(accountnumber).cdm_company(cdm_companycode)");
    Arbitrary<String> deep = names.map(name -> (name + ".").repeat(40) + name);
    return Arbitraries.oneOf(plain, plain, typed, deep);
  }

  private static Arbitrary<Transform> transforms() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.of("", " ", "0", "1", "01", "True", "1e999", "Member0", "192350000"),
            Arbitraries.strings().ascii().ofMaxLength(6));
    Arbitrary<Transform> valueMaps =
        Combinators.combine(texts, texts.injectNull(0.1))
            .as(Transform.ValueMap.Entry::new)
            .list()
            .uniqueElements(Transform.ValueMap.Entry::finance)
            .ofMaxSize(4)
            .map(entries -> new Transform.ValueMap(entries, false, Original.NONE));
    Arbitrary<Transform> creating =
        Arbitraries.just(new Transform.ValueMap(List.of(), true, Original.NONE));
    Arbitrary<Transform> defaults =
        texts.injectNull(0.1).map(text -> new Transform.DefaultValue(text, Original.NONE));
    Arbitrary<Transform> cuts =
        Arbitraries.integers()
            .between(0, 30)
            .map(length -> new Transform.Truncate(length, Original.NONE));
    Arbitrary<Transform> unknown = Arbitraries.just(new Transform.Unknown("Odd", Original.NONE));
    return Arbitraries.oneOf(valueMaps, valueMaps, defaults, defaults, cuts, unknown, creating);
  }
}
