package dev.tandem.filter;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One value for every way in which a column can stand to the literals that filters compare it with,
 * as the text that a slot may hold.
 *
 * @param column the column
 * @param values the values, {@link #NOTHING} for a blank one
 * @param exact whether no other value can behave differently
 */
record TrialValues(String column, List<String> values, boolean exact) {
  /** Stands for a blank slot; no trial is the empty text, which only texts tell from blank. */
  static final String NOTHING = "\u0000";

  private static final Duration STEP = Duration.ofSeconds(1);

  static TrialValues of(Side side, String column, TableSchema schema, List<FilterNode> trees) {
    FieldType type = schema.column(schema.slotOf(column)).type();
    Collector found = new Collector(side, column, type);
    trees.forEach(found::visit);
    Set<String> values = new LinkedHashSet<>();
    values.add(NOTHING);
    if (type instanceof FieldType.Bool) {
      values.addAll(List.of("true", "false"));
    } else if (type instanceof FieldType.Enumeration members && !members.members().isEmpty()) {
      values.addAll(members.members().keySet());
    } else {
      values.addAll(listed(type));
      values.addAll(found.texts);
      values.addAll(found.numbers());
      values.addAll(found.moments());
      values.add(ordinary(type));
    }
    return new TrialValues(column, List.copyOf(values), found.exact);
  }

  private static List<String> listed(FieldType type) {
    return type instanceof FieldType.Choice choice
        ? choice.options().keySet().stream().map(String::valueOf).toList()
        : List.of();
  }

  /** A value that no filter is likely to name. */
  private static String ordinary(FieldType type) {
    if (type instanceof FieldType.Guid || type instanceof FieldType.Lookup) {
      return new UUID(0, 1).toString();
    } else if (type instanceof FieldType.DateOnly || type instanceof FieldType.DateTime) {
      return "1999-12-31";
    } else if (type instanceof FieldType.TimeOfDay) {
      return "12:34:56";
    }
    boolean number =
        type instanceof FieldType.Whole
            || type instanceof FieldType.Decimal
            || (type instanceof FieldType.Choice choice && !choice.multiple());
    return number ? "1" : "any other";
  }

  /** Collects the literals of one column; not safe for several threads. */
  private static final class Collector {
    private final Side side;
    private final String column;
    private final boolean whole;
    private final Set<String> texts = new LinkedHashSet<>();
    private final TreeSet<BigDecimal> numbers = new TreeSet<>();
    private final TreeSet<Instant> moments = new TreeSet<>();
    private boolean exact;

    Collector(Side side, String column, FieldType type) {
      this.side = side;
      this.column = column;
      whole = type instanceof FieldType.Whole || type instanceof FieldType.Choice;
      exact = !(type instanceof FieldType.TimeOfDay);
    }

    void visit(FilterNode node) {
      if (node instanceof FilterNode.And and) {
        and.parts().forEach(this::visit);
      } else if (node instanceof FilterNode.Or or) {
        or.parts().forEach(this::visit);
      } else if (node instanceof FilterNode.Not not) {
        visit(not.part());
      } else if (node instanceof FilterNode.Comparison comparison && isOurs(comparison.column())) {
        literal(comparison.literal());
      } else if (node instanceof FilterNode.Like like && isOurs(like.column())) {
        pattern(like.pattern().replace("*", "").replace('?', 'x'));
      } else if (node instanceof FilterNode.TextTest test && isOurs(test.column())) {
        pattern(test.text());
      }
    }

    private boolean isOurs(String written) {
      return written.equalsIgnoreCase(column)
          || ColumnNames.read(side, written).equalsIgnoreCase(column);
    }

    private void pattern(String text) {
      exact = false;
      texts.add(text);
    }

    private void literal(Literal literal) {
      if (literal instanceof Literal.Text text) {
        text(text.value());
      } else if (literal instanceof Literal.Guid guid) {
        texts.add(guid.value().toString());
      } else if (literal instanceof Literal.EnumElement member) {
        text(member.element());
      } else if (literal instanceof Literal.Bool) {
        texts.addAll(List.of("true", "false"));
      }
      BigDecimal number = Comparing.number(literal);
      if (number != null) {
        numbers.add(number);
      }
      Instant moment = Comparing.instant(literal);
      if (moment != null) {
        moments.add(moment);
      }
    }

    /** The text, and the one just behind it. */
    private void text(String text) {
      texts.add(text);
      texts.add(text + " ");
      texts.add("");
    }

    private List<String> numbers() {
      List<BigDecimal> values = new ArrayList<>();
      BigDecimal before = null;
      for (BigDecimal number : numbers) {
        values.add(number.subtract(BigDecimal.ONE));
        values.add(number);
        values.add(number.add(BigDecimal.ONE));
        if (before != null && !whole) {
          values.add(before.add(number).divide(BigDecimal.valueOf(2)));
        }
        before = number;
      }
      return values.stream().map(BigDecimal::toPlainString).toList();
    }

    private List<String> moments() {
      List<Instant> values = new ArrayList<>();
      Instant before = null;
      for (Instant moment : moments) {
        values.add(moment.minus(STEP));
        values.add(moment);
        values.add(moment.plus(STEP));
        if (before != null) {
          values.add(before.plus(Duration.between(before, moment).dividedBy(2)));
        }
        before = moment;
      }
      return values.stream().map(Instant::toString).toList();
    }
  }
}
