package dev.tandem.core.testkit;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.filter.Filter;
import dev.tandem.filter.FilterDialect;
import dev.tandem.filter.FilterOverlap;
import dev.tandem.filter.FilterSyntaxException;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.row.format.RowReader;
import dev.tandem.row.format.RowWriter;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows fit for a map: what its filter asks is put into them, and what the other side could
 * not hold is replaced by something plain. Few random rows of wide tables would be mapped
 * otherwise. No state.
 */
final class TameRows {
  private static final int MOST_ROUNDS = 8;

  private TameRows() {}

  /** The row with as few other values as it takes to be mapped; or as near as one gets. */
  static Row of(CompiledMap map, Direction way, Row wild, Lookups lookups) {
    Row row = wild;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      MappingResult result = map.apply(way, row, lookups);
      if (result instanceof MappingResult.Mapped) {
        return row;
      } else if (result instanceof MappingResult.Rejected rejected) {
        row = withoutProblems(map, way, row, rejected.problems(), round);
      } else {
        row = meeting(map.filter(way), way, row);
      }
    }
    return row;
  }

  private static Row withoutProblems(
      CompiledMap map, Direction way, Row row, List<Problem> problems, int round) {
    TableSchema schema = row.schema();
    @Nullable Object[] slots = RowSlots.of(row);
    for (Problem problem : problems) {
      for (String column : columns(map.map(), way, problem.field(), schema)) {
        int slot = schema.slotOf(column);
        boolean last = round == MOST_ROUNDS - 2;
        slots[slot] = last ? null : plain(schema.column(slot).type(), round);
      }
    }
    return Row.ofSlots(schema, slots);
  }

  /** The columns of the source row that a problem is about. */
  private static List<String> columns(
      @Nullable DualWriteMap map, Direction way, @Nullable String field, TableSchema schema) {
    List<String> columns = new ArrayList<>();
    for (String name : field == null ? new String[0] : field.split(",")) {
      if (schema.slotOf(first(name)) >= 0) {
        columns.add(first(name));
      } else if (map != null) {
        map.leg().fieldMappings().stream()
            .filter(pair -> first(target(pair, way)).equalsIgnoreCase(first(name)))
            .map(pair -> first(target(pair, way.reverse())))
            .filter(column -> schema.slotOf(column) >= 0)
            .forEach(columns::add);
      }
    }
    return columns;
  }

  private static String target(FieldMapping pair, Direction way) {
    return way == Direction.TO_FINANCE ? pair.sourceField() : pair.destinationField();
  }

  private static String first(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  /** Something that hardly any column refuses; another member or option in each round. */
  private static @Nullable Object plain(FieldType type, int round) {
    if (type instanceof FieldType.Text) {
      return round == 0 ? "A1" : String.valueOf(round);
    } else if (type instanceof FieldType.Decimal) {
      return BigDecimal.ONE;
    } else if (type instanceof FieldType.Whole whole) {
      return whole.bits() == 64 ? (Object) 1L : (Object) 1;
    } else if (type instanceof FieldType.DateOnly) {
      return LocalDate.of(2026, 6, 30);
    } else if (type instanceof FieldType.Bool) {
      return round % 2 == 0;
    } else if (type instanceof FieldType.Enumeration members && !members.members().isEmpty()) {
      return EnumValue.of(nth(List.copyOf(members.members().keySet()), round));
    } else if (type instanceof FieldType.Choice choice && !choice.options().isEmpty()) {
      return choice.multiple()
          ? null
          : ChoiceValue.of(nth(List.copyOf(choice.options().keySet()), round));
    }
    return null;
  }

  private static <T> T nth(List<T> all, int round) {
    return all.get(round % all.size());
  }

  /** The row with the values that the filter asks for, if there are such. */
  private static Row meeting(String text, Direction way, Row row) {
    Filter filter = filter(text, way);
    Row asked = FilterOverlap.of(filter, filter, row.schema()).example();
    if (asked == null) {
      return row;
    }
    // An example holds texts; what is read has the types of the columns.
    Row typed = RowReader.of(row.schema()).read(RowWriter.of(row.schema()).toJson(asked));
    @Nullable Object[] slots = RowSlots.of(row);
    for (int slot = 0; slot < slots.length; slot++) {
      slots[slot] = typed.slot(slot) == null ? slots[slot] : typed.slot(slot);
    }
    return Row.ofSlots(row.schema(), slots);
  }

  private static Filter filter(String text, Direction way) {
    try {
      return Filter.parse(way.source(), text);
    } catch (FilterSyntaxException e) {
      return Filter.parse(way.source(), text, FilterDialect.LEGACY);
    }
  }
}
