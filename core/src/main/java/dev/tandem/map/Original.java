package dev.tandem.map;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object that a part of a map was read from: property by name in file order, unknown ones
 * and odd spellings included (JSON-1), so that a writer loses nothing. Values are plain Java:
 * {@code String}, {@code BigDecimal}, {@code Boolean}, {@code List}, {@code Map} or null. A map
 * built in code has {@link #NONE}. Immutable.
 *
 * @param properties property value by name
 */
public record Original(Map<String, @Nullable Object> properties) {

  /** The origin of what was built in code. */
  public static final Original NONE = new Original(Map.of());

  public Original {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }
}
