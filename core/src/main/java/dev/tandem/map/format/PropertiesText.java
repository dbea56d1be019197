package dev.tandem.map.format;

import dev.tandem.map.MapProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of {@code msdyn_properties} as an object of plain Java, for who changes one property and
 * keeps the rest, unknown ones too (JSON-1). Safe for any thread.
 */
public final class PropertiesText {
  private PropertiesText() {}

  /**
   * The properties by name in document order; empty for no text, null for text that is no JSON
   * object, which is kept as it is (PROP-5). Values are as in {@link dev.tandem.map.Original}.
   */
  public static @Nullable Map<String, @Nullable Object> properties(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Map.of();
    }
    try {
      JsonSource source = JsonSource.of("properties", text.strip());
      Object tree = JsonTree.parse(source, new Budget(ReaderLimits.DEFAULT));
      return JsonObject.root(tree, source).properties();
    } catch (MapFormatException malformed) {
      return null;
    }
  }

  /** The properties as text, laid out like another one. */
  public static String write(Map<String, @Nullable Object> properties, @Nullable String like) {
    return JsonText.write(properties, JsonText.Layout.of(like == null ? "" : like.strip()));
  }

  /** What a text says; nothing where it is malformed, but the text. */
  public static MapProperties read(@Nullable String text) {
    return PropertiesDecoder.decode(text, new Budget(ReaderLimits.DEFAULT));
  }
}
