package dev.tandem.map;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The content hash of a map: what tells two versions apart whatever their numbers say. It covers
 * everything that changes what the map does - tables, filters, pairs, directions, hints of lookups
 * (LKP-6), transforms - and neither spelling of the file nor unknown properties.
 */
public final class MapDigest {
  private static final char END = '\u0000';

  private final StringBuilder text = new StringBuilder();

  private MapDigest() {}

  /** Thirty-two hexadecimal digits. */
  public static String of(DualWriteMap map) {
    MapDigest digest = new MapDigest();
    digest.add(map.name());
    map.legs().forEach(digest::add);
    return digest.hash();
  }

  private void add(Leg leg) {
    add(leg.id());
    add(leg.sourceSchema());
    add(leg.destinationSchema());
    add(leg.sourceFilter());
    add(leg.reversedSourceFilter());
    leg.fieldMappings().forEach(this::add);
  }

  private void add(FieldMapping field) {
    add(field.direction().name());
    add(field.sourceField());
    add(field.destinationField());
    String table = field.relatedEntity() == null ? "" : field.relatedEntity().strip();
    if (!table.isEmpty()) {
      add("table", table.toLowerCase(Locale.ROOT));
    }
    field.transforms().forEach(this::add);
  }

  private void add(Transform transform) {
    if (transform instanceof Transform.ValueMap values) {
      add("values");
      values.entries().forEach(entry -> add(entry.finance(), entry.dataverse()));
    } else if (transform instanceof Transform.DefaultValue value) {
      add("default", value.literal());
    } else if (transform instanceof Transform.Truncate cut) {
      add("truncate", Integer.toString(cut.length()));
    } else {
      add("unknown", ((Transform.Unknown) transform).type());
    }
  }

  private void add(String part) {
    text.append(part).append(END);
  }

  private void add(String part, @Nullable String other) {
    add(part);
    add(other == null ? "null" : "=" + other);
  }

  private String hash() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
