package dev.tandem.projectops.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.ValueClasses;
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
    return Models.codecs().stream()
        .map(
            codec ->
                DynamicTest.dynamicTest(
                    codec.toString(), () -> assertThat(misfits(codec)).isEmpty()));
  }

  @Test // ENT: nobody models a column or a table twice
  void standOnlyOnceInTheirEntity() {
    Set<String> seen = new HashSet<>();
    for (EntityCodec<?> codec : Models.codecs()) {
      assertThat(seen.add(codec.table().side() + " " + codec.table().name()))
          .as("" + codec)
          .isTrue();
      assertThat(codec.columns())
          .extracting(column -> column.column().toLowerCase(Locale.ROOT))
          .doesNotHaveDuplicates();
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
