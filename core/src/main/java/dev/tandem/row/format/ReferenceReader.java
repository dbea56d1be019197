package dev.tandem.row.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a lookup: the id as text; an address {@code {"table":..,"id":..}} or {@code
 * {"table":..,"key":{..}}}, the table being optional; or the columns of the referenced row as an
 * object, nested objects becoming paths. An object without any value clears the lookup (LKP-13).
 */
class ReferenceReader extends ValueReader {
  private static final String TABLE = "table";
  private static final String ID = "id";
  private static final String KEY = "key";
  private static final String KEY_PATH = "key.";

  @Override
  @Nullable Object parse(char[] text, int from, int to) {
    UUID id = GuidText.guid(text, from, to);
    return id == null ? null : Reference.byId(null, id);
  }

  @Override
  Object structure(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return super.structure(parser);
    }
    KeyParts parts = new KeyParts();
    addObject(parser, "", parts);
    Reference address = address(parts);
    if (address != null) {
      return address;
    }
    if (parts.size() == 0) {
      return "{}";
    }
    return parts.isBlank() ? Blank.BLANK : Reference.byKey(null, parts.key());
  }

  private static void addObject(JsonParser parser, String prefix, KeyParts parts)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String path = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      if (path.indexOf('@') >= 0) {
        parser.skipChildren();
      } else if (token == JsonToken.START_OBJECT) {
        addObject(parser, path + '.', parts);
      } else if (token == JsonToken.START_ARRAY) {
        throw RowJson.error(parser, "found a list inside a reference");
      } else {
        String problem = parts.add(path, UntypedReader.scalar(parser));
        if (problem != null) {
          throw RowJson.error(parser, problem);
        }
      }
    }
  }

  /** The reference if the object is an address and nothing else. */
  private static @Nullable Reference address(KeyParts parts) {
    String table = null;
    UUID id = null;
    int keyParts = 0;
    for (int part = 0; part < parts.size(); part++) {
      String path = parts.path(part);
      Object value = parts.value(part);
      if (path.equals(TABLE) && (value == null || value instanceof String)) {
        table = (String) value;
      } else if (path.equals(ID) && value instanceof String text) {
        id = GuidText.guid(text);
      } else if (path.startsWith(KEY_PATH) && path.length() > KEY_PATH.length()) {
        keyParts++;
      } else {
        return null;
      }
    }
    int others = parts.size() - (hasTable(parts) ? 1 : 0);
    if (id != null && others == 1) {
      return Reference.byId(table, id);
    }
    return keyParts > 0 && others == keyParts ? byKey(table, parts) : null;
  }

  private static boolean hasTable(KeyParts parts) {
    for (int part = 0; part < parts.size(); part++) {
      if (parts.path(part).equals(TABLE)) {
        return true;
      }
    }
    return false;
  }

  private static Reference byKey(@Nullable String table, KeyParts parts) {
    KeyParts key = new KeyParts();
    for (int part = 0; part < parts.size(); part++) {
      if (parts.path(part).startsWith(KEY_PATH)) {
        key.add(parts.path(part).substring(KEY.length() + 1), parts.value(part));
      }
    }
    return Reference.byKey(table, key.key());
  }
}
