package dev.tandem.row.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Readers of columns that hold one of a set of options. */
final class OptionReaders {
  private OptionReaders() {}

  /** A choice by number; known options are shared objects that carry their label. */
  static final class One extends ValueReader {
    private final int[] numbers;
    private final ChoiceValue[] values;

    One(FieldType.Choice choice) {
      numbers = choice.options().keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
      values = new ChoiceValue[numbers.length];
      for (int i = 0; i < numbers.length; i++) {
        values[i] = new ChoiceValue(numbers[i], choice.options().get(numbers[i]));
      }
    }

    @Override
    @Nullable Object parse(char[] text, int from, int to) {
      Long number = NumberText.whole(text, from, to);
      if (number == null || number != number.intValue()) {
        return null;
      }
      int at = Arrays.binarySearch(numbers, number.intValue());
      return at < 0 ? ChoiceValue.of(number.intValue()) : values[at];
    }
  }

  /** Several options: their numbers with commas between them (TYP-13). */
  static final class Several extends ValueReader {
    @Override
    Object parse(char[] text, int from, int to) {
      return new String(text, from, to - from);
    }

    @Override
    Object structure(JsonParser parser) throws IOException {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        throw RowJson.error(parser, "found an object where a list of options is expected");
      }
      StringBuilder options = new StringBuilder();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (!parser.currentToken().isScalarValue()) {
          throw RowJson.error(parser, "found a structure where an option is expected");
        }
        options.append(options.isEmpty() ? "" : ",").append(parser.getText());
      }
      return options.toString();
    }
  }

  /** Two options of Dataverse. */
  static final class Flag extends ValueReader {
    @Override
    @Nullable Object parse(char[] text, int from, int to) {
      return booleanOf(text, from, to);
    }

    @Override
    Object flag(boolean value) {
      return value;
    }
  }

  /** A finance symbol, any case, or the number of a member; yes and no also as a boolean. */
  static final class Symbol extends ValueReader {
    private final FieldType.Enumeration type;
    private final boolean noYes;
    private final Map<String, EnumValue> symbols = new HashMap<>();

    Symbol(FieldType.Enumeration type) {
      this.type = type;
      type.members().keySet().forEach(symbol -> symbols.put(symbol, EnumValue.of(symbol)));
      noYes = symbols.size() == 2 && type.symbolOf("No") != null && type.symbolOf("Yes") != null;
    }

    @Override
    Object flag(boolean value) {
      EnumValue symbol = noYes ? member(type.symbolOf(value ? "Yes" : "No")) : null;
      return symbol == null ? super.flag(value) : symbol;
    }

    @Override
    @Nullable Object parse(char[] text, int from, int to) {
      String symbol = new String(text, from, to - from);
      EnumValue value = symbols.get(symbol);
      if (value != null) {
        return value;
      }
      return symbols.isEmpty() ? EnumValue.of(symbol) : lenient(symbol, text, from, to);
    }

    private @Nullable EnumValue lenient(String symbol, char[] text, int from, int to) {
      EnumValue value = member(type.symbolOf(symbol));
      Long number = value == null ? NumberText.whole(text, from, to) : null;
      if (number != null && number == number.intValue()) {
        return member(type.symbolOf(number.intValue()));
      }
      Boolean flag = (value == null && noYes) ? booleanOf(text, from, to) : null;
      return flag == null ? value : member(type.symbolOf(flag ? "Yes" : "No"));
    }

    private @Nullable EnumValue member(@Nullable String symbol) {
      return symbol == null ? null : symbols.get(symbol);
    }
  }

  /** True, false, 1 or 0, any case; null for anything else. */
  private static @Nullable Boolean booleanOf(char[] text, int from, int to) {
    if (to - from == 1 && (text[from] == '0' || text[from] == '1')) {
      return text[from] == '1';
    }
    String word = to - from > 5 ? "" : new String(text, from, to - from);
    if (word.equalsIgnoreCase("true")) {
      return true;
    }
    return word.equalsIgnoreCase("false") ? false : null;
  }
}
