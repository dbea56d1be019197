package dev.tandem.example.jdbc;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows and keys as the change log keeps them: names with values, so that a row can still be read
 * when its table has got further columns. A row before a change is kept as its difference to the
 * row after it.
 */
final class RowImage {
  private RowImage() {}

  /** Whether a slot still looks the same, spelling included. */
  static boolean isSame(@Nullable Object one, @Nullable Object other) {
    Object left = one == null ? Blank.BLANK : one;
    Object right = other == null ? Blank.BLANK : other;
    return left.equals(right) && left.toString().equals(right.toString());
  }

  /** All values of a row that are not blank. */
  static byte[] whole(Row row) {
    Writer writer = new Writer();
    for (int slot = 0; slot < row.schema().size(); slot++) {
      Object raw = row.slot(slot);
      if (raw != null && raw != Blank.BLANK) {
        writer.write(row.schema().column(slot).name(), raw);
      }
    }
    return writer.bytes();
  }

  /** The slots in which the row before differs from the one after. */
  static byte[] difference(Row before, Row after) {
    Writer writer = new Writer();
    for (int slot = 0; slot < after.schema().size(); slot++) {
      Object raw = before.slot(slot);
      if (!isSame(raw, after.slot(slot))) {
        writer.write(after.schema().column(slot).name(), raw);
      }
    }
    return writer.bytes();
  }

  /** The values of a key. */
  static byte[] key(KeyValues key) {
    Writer writer = new Writer();
    key.asMap().forEach(writer::write);
    return writer.bytes();
  }

  /** The row of a whole image. */
  static Row row(TableSchema schema, byte[] bytes) {
    @Nullable Object[] slots = new @Nullable Object[schema.size()];
    Arrays.fill(slots, Blank.BLANK);
    return fill(schema, slots, bytes);
  }

  /** The row before, from its difference to the one after. */
  static Row before(Row after, byte[] bytes) {
    TableSchema schema = after.schema();
    @Nullable Object[] slots = new @Nullable Object[schema.size()];
    Arrays.setAll(slots, after::slot);
    return fill(schema, slots, bytes);
  }

  static KeyValues keyValues(byte[] bytes) {
    KeyValues.Builder key = KeyValues.builder();
    Reader reader = new Reader(bytes);
    while (reader.next()) {
      key.put(reader.name(), reader.value());
    }
    return key.build();
  }

  private static Row fill(TableSchema schema, @Nullable Object[] slots, byte[] bytes) {
    Reader reader = new Reader(bytes);
    while (reader.next()) {
      int slot = schema.slotOf(reader.name());
      if (slot >= 0) {
        Object value = reader.value();
        slots[slot] = value == null ? Blank.BLANK : value;
      }
    }
    return Row.ofSlots(schema, slots);
  }

  /** Writes pairs of name and tagged value; no text stands for blank. */
  private static final class Writer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    void write(String name, @Nullable Object value) {
      String tagged = value == null || value == Blank.BLANK ? "" : TaggedText.write(value);
      try {
        text(name.getBytes(StandardCharsets.UTF_8));
        text(tagged.getBytes(StandardCharsets.UTF_8));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }

    private void text(byte[] text) throws IOException {
      out.writeInt(text.length);
      out.write(text);
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }

  /** Reads them back. */
  private static final class Reader {
    private final DataInputStream in;
    private String name = "";
    private String tagged = "";

    Reader(byte[] bytes) {
      in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    boolean next() {
      try {
        if (in.available() == 0) {
          return false;
        }
        name = text();
        tagged = text();
        return true;
      } catch (IOException broken) {
        throw new UncheckedIOException("an image in the change log is broken", broken);
      }
    }

    private String text() throws IOException {
      byte[] text = new byte[in.readInt()];
      in.readFully(text);
      return new String(text, StandardCharsets.UTF_8);
    }

    String name() {
      return name;
    }

    @Nullable Object value() {
      return tagged.isEmpty() ? null : TaggedText.read(tagged);
    }
  }
}
