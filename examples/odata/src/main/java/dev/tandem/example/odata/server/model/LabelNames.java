package dev.tandem.example.odata.server.model;

import com.google.common.base.Splitter;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.TableSchema;
import java.util.Locale;

/** The words of labels, written together. */
record LabelNames() implements FinanceNames {

  @Override
  public String collection(TableSchema entity) {
    StringBuilder words = new StringBuilder();
    for (String word :
        Splitter.onPattern("[^A-Za-z0-9_]+").omitEmptyStrings().split(label(entity))) {
      words.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    String letters = words.toString();
    return letters.isEmpty() || Character.isDigit(letters.charAt(0)) ? "E" + letters : letters;
  }

  private static String label(TableSchema entity) {
    return entity.name().name();
  }

  @Override
  public String type(TableSchema entity) {
    return collection(entity) + "Entity";
  }

  @Override
  public String property(TableSchema entity, ColumnSchema field) {
    return field.name();
  }
}
