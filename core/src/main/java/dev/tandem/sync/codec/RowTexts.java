package dev.tandem.sync.codec;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Rows inside the documents of a store. Immutable and safe for any thread. */
public final class RowTexts {
  private final RowCodec rows;

  /** Rows with these layouts. */
  public RowTexts(Layouts layouts) {
    rows = new RowCodec(layouts);
  }

  /** The row as text. */
  public String toText(Row row) {
    ByteSink sink = new ByteSink();
    rows.write(row, sink);
    return Base64.getEncoder().encodeToString(sink.toBytes());
  }

  /** The row that a text holds, bound to this schema. */
  public Row parse(TableSchema schema, String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    return rows.read(schema, new ByteSource(ByteBuffer.wrap(bytes)));
  }

  /** A key as text. */
  public static String keyText(KeyValues key) {
    ByteSink sink = new ByteSink();
    ValueCodec.writeKey(key, sink);
    return Base64.getEncoder().encodeToString(sink.toBytes());
  }

  /** The key that a text holds. */
  public static KeyValues parseKey(String text) {
    return ValueCodec.readKey(new ByteSource(ByteBuffer.wrap(Base64.getDecoder().decode(text))));
  }
}
