package dev.tandem.engine;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** One type of every kind, as the two sides have them (section 1.8). */
public final class Types {
  public static final FieldType TEXT = FieldType.Text.of(10);
  public static final FieldType MEMO = new FieldType.Text(FieldType.UNKNOWN, true);
  public static final FieldType INT = FieldType.Whole.int32();
  public static final FieldType LONG = FieldType.Whole.int64();
  public static final FieldType PERCENT = new FieldType.Whole(32, 0, 100);
  public static final FieldType REAL = FieldType.Decimal.of(DecimalKind.REAL, 6);
  public static final FieldType MONEY =
      new FieldType.Decimal(
          DecimalKind.MONEY,
          FieldType.UNKNOWN,
          4,
          new BigDecimal("-1000000"),
          new BigDecimal("1000000"));
  public static final FieldType BOOL = new FieldType.Bool();
  public static final FieldType DATE = new FieldType.DateOnly();
  public static final FieldType INSTANT = new FieldType.DateTime(DateTimeBehavior.INSTANT);
  public static final FieldType WALL_CLOCK =
      new FieldType.DateTime(DateTimeBehavior.TIME_ZONE_INDEPENDENT);
  public static final FieldType TIME = new FieldType.TimeOfDay();
  public static final FieldType GUID = new FieldType.Guid();
  public static final FieldType CHOICE =
      new FieldType.Choice(ordered(192350000, "Cost", 192350001, "Sales"), false);
  public static final FieldType CHOICES = new FieldType.Choice(Map.of(1, "One", 2, "Two"), true);
  public static final FieldType ENUM =
      new FieldType.Enumeration("Kind", members("None", 0, "Item", 1, "TimeMaterial", 5));
  public static final FieldType NO_YES =
      new FieldType.Enumeration("NoYes", members("No", 0, "Yes", 1));

  private Types() {}

  /** Options in declaration order. */
  private static Map<Integer, String> ordered(int one, String first, int two, String second) {
    Map<Integer, String> options = new LinkedHashMap<>();
    options.put(one, first);
    options.put(two, second);
    return options;
  }

  /** Members from symbol and number in turn. */
  public static Map<String, Integer> members(Object... parts) {
    Map<String, Integer> members = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i += 2) {
      members.put((String) parts[i], (Integer) parts[i + 1]);
    }
    return members;
  }
}
