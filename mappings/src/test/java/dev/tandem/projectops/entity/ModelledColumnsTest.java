package dev.tandem.projectops.entity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.dataverse.DataverseTables;
import dev.tandem.projectops.entity.finance.FinanceTables;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.ValueClasses;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every modelled column against the shipped schemas. */
class ModelledColumnsTest {
  private static final Set<String> FLAGS = Set.of("NoYes", "FalseTrue");

  @TestFactory // JSON-7, TYP-1, TYP-10, OPT-1 to OPT-16
  Stream<DynamicTest> fitTheirSchema() {
    return Models.published().stream()
        .map(
            codec ->
                DynamicTest.dynamicTest(
                    codec.toString(), () -> assertThat(misfits(codec)).isEmpty()));
  }

  @Test // TYP-1: one attribute for a column, one entity for a table
  void standOnlyOnceInTheirEntity() {
    Set<String> seen = new HashSet<>();
    for (EntityCodec<?> codec : Models.all()) {
      assertThat(seen.add(codec.table().side() + " " + codec.table().name()))
          .as("" + codec)
          .isTrue();
      assertThat(codec.columns())
          .extracting(column -> column.column().toLowerCase(Locale.ROOT))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void areListedForEveryEntityOfThePackages() throws Exception {
    Set<String> listed =
        Models.all().stream().map(codec -> codec.type().getName()).collect(Collectors.toSet());
    Set<String> built = new HashSet<>();
    for (Class<?> anchor : List.of(DataverseTables.class, FinanceTables.class)) {
      URL file = requireNonNull(anchor.getResource(anchor.getSimpleName() + ".class"));
      try (Stream<Path> files = Files.list(Path.of(file.toURI()).resolveSibling(""))) {
        files
            .map(found -> nameOf(anchor, found))
            .filter(ModelledColumnsTest::isEntity)
            .forEach(built::add);
      }
    }

    assertThat(listed).hasSizeGreaterThan(100).isEqualTo(built);
  }

  private static String nameOf(Class<?> anchor, Path file) {
    String name = file.getFileName().toString();
    return anchor.getPackageName() + "." + name.replaceFirst("\\.class$", "");
  }

  private static boolean isEntity(String name) {
    try {
      return Class.forName(name).isAnnotationPresent(Table.class);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static List<String> misfits(EntityCodec<?> codec) {
    TableSchema schema = Models.schema(codec);
    List<String> misfits = new ArrayList<>();
    for (EntityColumn modelled : codec.columns()) {
      ColumnSchema column = schema.column(modelled.column());
      if (column == null) {
        misfits.add(modelled + " is no column");
      } else if (!column.name().equals(modelled.column())) {
        misfits.add(modelled + " is spelled " + column.name());
      } else if (!isOfType(modelled.type(), column.type())) {
        misfits.add(modelled + " is " + column.type());
      } else if (modelled.length() != lengthOf(column.type())) {
        misfits.add(modelled + " is as long as " + column.type());
      }
    }
    return misfits;
  }

  private static boolean isOfType(Class<?> type, FieldType column) {
    if (Option.class.isAssignableFrom(type)) {
      return column instanceof FieldType.Choice choice
          && !choice.multiple()
          && choice.options().keySet().equals(numbers(type));
    } else if (Member.class.isAssignableFrom(type)) {
      return column instanceof FieldType.Enumeration members
          && members.members().equals(symbols(type));
    } else if (column instanceof FieldType.Enumeration flag && FLAGS.contains(flag.name())) {
      return type == Boolean.class;
    }
    return type == ValueClasses.of(column);
  }

  private static Set<Integer> numbers(Class<?> options) {
    return Stream.of(options.getEnumConstants())
        .map(option -> ((Option) option).number())
        .filter(number -> number != Option.UNPUBLISHED) // UND-1
        .collect(Collectors.toSet());
  }

  private static Map<String, Integer> symbols(Class<?> members) {
    Map<String, Integer> symbols = new TreeMap<>();
    for (Object member : members.getEnumConstants()) {
      symbols.put(((Member) member).symbol(), ((Member) member).number());
    }
    return symbols;
  }

  private static int lengthOf(FieldType column) {
    return column instanceof FieldType.Text text ? text.maxLength() : Column.UNKNOWN_LENGTH;
  }
}
