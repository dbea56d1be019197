package dev.tandem.filter;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.util.Locale;
import java.util.Set;

/** How filters name columns, and which column of a row such a name reads. */
final class ColumnNames {
  private static final Set<String> DATAVERSE_WORDS =
      Set.of("and", "or", "not", "eq", "ne", "gt", "ge", "lt", "le", "null", "true", "false");
  private static final Set<String> FINANCE_WORDS = Set.of("like", "not");
  private static final String LOOKUP_END = "_value";

  private ColumnNames() {}

  /** The column behind a written name: {@code _name_value} and {@code source.name} read name. */
  static String read(Side side, String written) {
    if (side == Side.DATAVERSE && isLookup(written)) {
      return written.substring(1, written.length() - LOOKUP_END.length());
    }
    return side == Side.FINANCE ? written.substring(written.indexOf('.') + 1) : written;
  }

  /** The slot that a written name reads, or -1. */
  static int slot(Side side, String written, TableSchema schema) {
    int slot = schema.slotOf(read(side, written));
    boolean framed = side == Side.DATAVERSE && isLookup(written);
    boolean fits = slot >= 0 && (!framed || mayHoldId(schema.column(slot).type()));
    return fits ? slot : schema.slotOf(written);
  }

  private static boolean mayHoldId(FieldType type) {
    return type instanceof FieldType.Lookup || type instanceof FieldType.Untyped;
  }

  /** Whether a Dataverse name addresses the id of a lookup (FLT-6). */
  static boolean isLookup(String written) {
    int end = written.length() - LOOKUP_END.length();
    return end > 1
        && written.charAt(0) == '_'
        && written.regionMatches(true, end, LOOKUP_END, 0, LOOKUP_END.length());
  }

  /** Whether the parser of a side takes the word as the name of a column. */
  static boolean isColumn(Side side, String word) {
    if (side == Side.DATAVERSE) {
      return isName(word) && !isKeyword(side, word);
    }
    int dot = word.indexOf('.');
    boolean qualified = dot < 0 || isName(word.substring(0, dot));
    return qualified && isName(word.substring(dot + 1)) && !isKeyword(side, word);
  }

  static boolean isKeyword(Side side, String word) {
    Set<String> keywords = side == Side.DATAVERSE ? DATAVERSE_WORDS : FINANCE_WORDS;
    return keywords.contains(word.toLowerCase(Locale.ROOT));
  }

  static boolean isName(String word) {
    if (word.isEmpty() || Character.isDigit(word.charAt(0))) {
      return false;
    }
    return word.chars().allMatch(c -> Lexer.inName((char) c));
  }
}
